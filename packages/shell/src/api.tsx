/**
 * The typed client of the host. Screens build their queries on it with `@tanstack/react-query`.
 *
 * @example
 * const api = createApi<ComposedRouter<{ shop: ShopRouter }>>();
 * export const orderList = () =>
 *   queryOptions({ queryKey: ['shop', 'orders'], queryFn: ({ signal }) => api.shop.orders.list.query(undefined, { signal }) });
 */
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { callLink } from './call-link.ts';

export function createApi<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
  return createTRPCClient<Router>({ links: [callLink] });
}
