/**
 * The typed client of the host. Screens build their queries on it with `@tanstack/react-query`.
 *
 * @example
 * const api = createApi<ComposedRouter<{ shop: ShopRouter }>>();
 * export const orderList = () =>
 *   queryOptions({ queryKey: ['shop', 'orders'], queryFn: ({ signal }) => api.shop.orders.list.query(undefined, { signal }) });
 */
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

/** The host refuses larger batches. */
export const callsInOneRequest = 20;

export function createApi<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
  return createTRPCClient<Router>({ links: [httpBatchLink<AnyTRPCRouter>({ url: '/trpc', maxItems: callsInOneRequest })] });
}
