/** How calls travel: reads together, each change alone and with a key, so that the host does once what is sent twice. */
import { httpBatchLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { sendOnce } from './send-once.ts';

const url = '/trpc';
/** The host refuses larger batches. */
const reads = httpBatchLink<AnyTRPCRouter>({ url, maxItems: 20 });
const changes = httpBatchLink<AnyTRPCRouter>({ url, maxItems: 1, fetch: sendOnce });

export const callLink: TRPCLink<AnyTRPCRouter> = (runtime) => {
  const read = reads(runtime);
  const change = changes(runtime);
  return (call) => (call.op.type === 'mutation' ? change : read)(call);
};
