import type { ComposedRouter } from '@repo/server/types';
import { createApi } from '@repo/shell/api';
import type { CropsRouter } from '../api/router.ts';

/** Without a network a call fails at once and says so; React Query would wait in silence for the network to come back. */
export const networkMode = 'always';

export const api = createApi<ComposedRouter<{ crops: CropsRouter }>>();
