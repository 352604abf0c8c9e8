import type { ComposedRouter } from '@repo/server/types';
import { createGeneratorApi } from '@repo/shell/generator-api';
import type { CropsRouter } from '../../api/router.ts';

/** Loaded with the explanation alone: its link is not small. */
export const explanationApi = createGeneratorApi<ComposedRouter<{ crops: CropsRouter }>>(
  (path) => path === 'crops.field.explain',
);
