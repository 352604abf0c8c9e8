/**
 * The typed client for procedures that are async generators: their steps arrive one by one, everything else goes as in `createApi`.
 *
 * @example
 * const api = createGeneratorApi<ComposedRouter<{ shop: ShopRouter }>>((path) => path === 'shop.order.explain');
 * for await (const event of await api.shop.order.explain.query({ id }, { signal })) show(event);
 */
import { createTRPCClient, httpBatchStreamLink, splitLink, type TRPCClient, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { tap } from '@trpc/server/observable';
import { callLink } from './call-link.ts';
import { noticeChange, organizationHeader } from './shown-organization.ts';

/** Each alone, so that leaving one ends one request. A stream sets no headers once it has begun, so ordinary calls keep out of it. */
const steps = httpBatchStreamLink<AnyTRPCRouter>({ url: '/trpc', headers: () => organizationHeader(), maxItems: 1 });

const stepLink: TRPCLink<AnyTRPCRouter> = (runtime) => {
  const step = steps(runtime);
  return (call) => step(call).pipe(tap({ error: noticeChange }));
};

/** @param isGenerator by the path of a procedure: "shop.order.explain" */
export function createGeneratorApi<Router extends AnyTRPCRouter>(isGenerator: (path: string) => boolean): TRPCClient<Router> {
  return createTRPCClient<Router>({
    links: [splitLink<AnyTRPCRouter>({ condition: ({ path }) => isGenerator(path), true: stepLink, false: callLink })],
  });
}
