import { answerCall, releaseCall, sealCall, settleCall, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import';
import { protocolError } from '../errors/protocol-error.ts';
import { tenantWork } from '../jobs/collect-jobs.ts';
import { createAuditTrail } from './audit-trail.ts';
import type { OrganizationContext, RequestContext } from './context.ts';
import { claim, packAnswer, requestHashOf, unpackAnswer } from './idempotency/claim.ts';
import { publicProcedure } from './public-procedure.ts';
import { refuseUnpaid } from './refuse-unpaid.ts';
import { settlingAfter } from './settling-after.ts';
import { createTransactions } from './transactions.ts';

type Caller = Omit<OrganizationContext, 'tenant' | 'audit' | 'jobs'>;

/** A key is a member whose id is the key's own, so that rows that remember their maker name the key. */
function callerOf({ apiKey, session }: RequestContext): Caller {
  if (apiKey) {
    const { id: keyId, organizationId: orgId, scopes } = apiKey;
    return { orgId, role: 'member', userId: keyId, principal: { kind: 'key', keyId, scopes } };
  }
  if (!session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
  const { organization, userId } = session;
  if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
  return { orgId: organization.id, role: organization.role, userId, principal: { kind: 'person', userId } };
}

/**
 * Needs a person with an active organization, or a key: `UNAUTHENTICATED` or `ORGANIZATION_REQUIRED` otherwise. Adds `orgId`, `role`,
 * `userId`, `principal`, `tenant`, `audit` and `jobs`.
 *
 * A mutation that succeeds is in the audit log of the organization, by its path unless it calls `audit`, in its own transaction,
 * of `tenant` or of `ctx.db`; where it opens none, right after it. A mutation that came with an Idempotency-Key has one effect, however often it is sent, and
 * each gets the same answer: the answer is stored in the transaction of the effect, which therefore stays open until the procedure
 * has returned. One that then fails is undone. A transaction that is followed by another, by other use of `ctx.db`, or by a quarter
 * of a second of waiting is committed before that, with a mark that the effect is there. An answer with a secret (`meta.secret`) is
 * not stored: who asks again gets `IDEMPOTENCY_KEY_INTERRUPTED`.
 *
 * A mutation of a vertical for which a payment was missing too long is refused with `PAYMENT_REQUIRED`, unless its `meta` says
 * `whileUnpaid`, as what deletes does.
 */
export const organizationProcedure = publicProcedure
  .meta({ programs: true })
  .use(async ({ ctx, next, path, type, meta, getRawInput }) => {
    const caller = callerOf(ctx);
    const { orgId, principal: asker } = caller;
    const mutates = type === 'mutation';
    const key = mutates ? (ctx.http?.idempotencyKey ?? null) : null;
    if (meta?.sends === true && ctx.http && key === null) throw protocolError('IDEMPOTENCY_KEY_REQUIRED');

    if (mutates && meta?.whileUnpaid !== true) await refuseUnpaid(ctx.entitlements, orgId, path);

    const principal = `${asker.kind}:${caller.userId}`;
    const call = async (named: string) =>
      claim(ctx.db, {
        organizationId: orgId,
        principal,
        procedure: path,
        key: named,
        requestHash: requestHashOf(await getRawInput()),
      });
    const claimed = key === null ? null : await call(key);
    if (claimed && 'response' in claimed) {
      return { ok: true, data: unpackAnswer(claimed.response), marker: middlewareMarker } as const;
    }
    const runId = claimed?.runId;

    const trail = createAuditTrail(() =>
      mutates
        ? {
            orgId,
            actor: { kind: asker.kind, id: caller.userId },
            ...(ctx.session?.impersonatedBy ? { impersonatorId: ctx.session.impersonatedBy } : {}),
            action: path,
            requestId: ctx.requestId,
            at: ctx.now(),
          }
        : null,
    );
    const work = tenantWork(ctx.db, orgId, ctx.jobQueue);
    const transactions = createTransactions({
      db: ctx.db,
      inTenant: work.tenant,
      by: { by: { kind: asker.kind, id: caller.userId }, requestId: ctx.requestId },
      beforeEnd: trail.write,
      early: runId === undefined ? null : markOnce(runId),
    });
    const added: OrganizationContext = {
      ...caller,
      tenant: transactions.tenant,
      audit: trail.name,
      jobs: work.jobs,
    };
    const metering = settlingAfter(ctx.metering, transactions.release);
    const result = await next({ ctx: { ...added, db: transactions.db, metering } });
    if (!result.ok) {
      await transactions.undo(result.error);
      if (runId !== undefined) await releaseCall(ctx.db, runId);
      return result;
    }
    if (runId !== undefined) {
      const response = meta?.secret === true ? null : packAnswer(result.data);
      try {
        const stored = await transactions.commit((tx) => settleCall(tx, runId, response));
        if (response === null) await sealCall(ctx.db, runId);
        else if (!stored) await answerCall(ctx.db, runId, response);
      } catch (error) {
        await releaseCall(ctx.db, runId);
        throw error;
      }
    }
    if (mutates) {
      await trail.writeAfter(ctx.db).catch((err: unknown) => {
        ctx.log.error({ err, action: path }, 'a mutation is not in the audit log');
      });
    }
    return result;
  });

/** Says that the effect is there, in the first of several transactions. */
function markOnce(runId: string): (tx: Tx) => Promise<void> {
  let marked = false;
  return async (tx) => {
    if (marked) return;
    await settleCall(tx, runId, null);
    marked = true;
  };
}
