/** The typed client for procedures that go on sending: a subscription is an event source, everything else goes in batches. */
import { createTRPCClient, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { callLink } from './call-link.ts';

/** As `createApi`; heavier, so for the screens that need it. A subscription that is cut connects again where it was. */
export function createStreamingApi<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
  return createTRPCClient<Router>({
    links: [
      splitLink<AnyTRPCRouter>({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: callLink,
      }),
    ],
  });
}
