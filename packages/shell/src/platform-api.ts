import type { ComposedRouter } from '@repo/server/types';
import { createApi } from './api.tsx';

/** The procedures that every product has. */
export const platformApi = createApi<ComposedRouter>();
