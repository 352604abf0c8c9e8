/** The typed client for procedures that go on sending: a subscription is an event source, everything else goes in batches. */
import { createTRPCClient, httpSubscriptionLink, splitLink, type TRPCClient, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { tap } from '@trpc/server/observable';
import { callLink } from './call-link.ts';
import { noticeChange, shownOrganization } from './shown-organization.ts';

const events: TRPCLink<AnyTRPCRouter> = httpSubscriptionLink({
  url: '/trpc',
  // An event source sends no headers of ours.
  connectionParams: () => {
    const organization = shownOrganization();
    return organization === null ? null : { organization };
  },
});

const eventLink: TRPCLink<AnyTRPCRouter> = (runtime) => {
  const listen = events(runtime);
  return (call) => listen(call).pipe(tap({ error: noticeChange }));
};

/** As `createApi`; heavier, so for the screens that need it. A subscription that is cut connects again where it was. */
export function createStreamingApi<Router extends AnyTRPCRouter>(): TRPCClient<Router> {
  return createTRPCClient<Router>({
    links: [
      splitLink<AnyTRPCRouter>({
        condition: ({ type }) => type === 'subscription',
        true: eventLink,
        false: callLink,
      }),
    ],
  });
}
