import type { ComposedRouter } from '@repo/server/types';
import { createApi } from '@repo/shell/api';
import type { CropsRouter } from '../api/router.ts';

export const api = createApi<ComposedRouter<{ crops: CropsRouter }>>();
