/**
 * How calls travel: reads together, each change alone and with a key, so that the host does once what is sent twice. All name the
 * organization that the tab shows.
 */
import { httpBatchLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { tap } from '@trpc/server/observable';
import { sendOnce } from './send-once.ts';
import { noticeChange, organizationHeader } from './shown-organization.ts';

const how = { url: '/trpc', headers: () => organizationHeader() };
/** The host refuses larger batches. */
const reads = httpBatchLink<AnyTRPCRouter>({ ...how, maxItems: 20 });
const changes = httpBatchLink<AnyTRPCRouter>({ ...how, maxItems: 1, fetch: sendOnce });

export const callLink: TRPCLink<AnyTRPCRouter> = (runtime) => {
  const read = reads(runtime);
  const change = changes(runtime);
  return (call) => (call.op.type === 'mutation' ? change : read)(call).pipe(tap({ error: noticeChange }));
};
