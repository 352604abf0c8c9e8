import { initTRPC } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { appErrorOf } from '../errors/app-error-of.ts';
import { errorDataOf } from '../errors/error-data-of.ts';
import { namesOf } from '../errors/kinds.ts';
import { currentRequestId } from '../http/request-scope.ts';
import type { RequestContext } from './context.ts';

/** Milliseconds between signs of life in a stream that has nothing to say: proxies cut what is silent. */
const pingInterval = 15_000;

/** What a procedure says of itself. */
export interface ProcedureMeta {
  /** It costs money or sends something: over HTTP it needs an Idempotency-Key. */
  readonly sends?: boolean;
  /** Its answer holds a secret that is shown once: it is not kept for who asks again with the same Idempotency-Key. */
  readonly secret?: boolean;
  /** It goes on while a payment is missing, as reading does: it deletes. */
  readonly whileUnpaid?: boolean;
  /** Keys may call it, with the scope that its path and type name. */
  readonly programs?: boolean;
  /** It answers a page that shows another organization than the session's too. */
  readonly anyOrganization?: boolean;
}

/** The one tRPC root. `isDev: false` in every mode: tRPC adds `stack` to errors otherwise. */
export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: { ping: { enabled: true, intervalMs: pingInterval }, client: { reconnectAfterInactivityMs: 3 * pingInterval } },
    errorFormatter({ error, ctx }) {
      const known = appErrorOf(error);
      const data = errorDataOf(known, ctx?.requestId ?? currentRequestId(), ctx?.locale);
      return { code: TRPC_ERROR_CODES_BY_KEY[namesOf(known).trpc], message: data.code, data };
    },
  });
