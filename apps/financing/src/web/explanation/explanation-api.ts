import type { ComposedRouter } from '@repo/server/types';
import { createGeneratorApi } from '@repo/shell/generator-api';
import type { FinancingRouter } from '../../api/router.ts';

/** Loaded with the explanation alone: its link is not small. */
export const explanationApi = createGeneratorApi<ComposedRouter<{ financing: FinancingRouter }>>(
  (path) => path === 'financing.quote.explain',
);
