import { type AuditedDeed, appendAudit, betweenEntries } from '@repo/db';
import { AppError } from '@repo/facts';
import type { PaymentProvider, ProviderId } from '../provider/provider.ts';
import type { BillingTruth, DuplicateTruth } from '../provider/truth.ts';
import type { FollowUpDeps } from './follow-up.ts';
import type { BillingJob } from './receiver.ts';

/**
 * Ends what was bought twice, once for each: the provider ends and refunds it, the audit log says so and the owners hear of it.
 * @returns whether there was one
 * @throws Error that says why one could not be, after all others were tried: the job that runs this waits for an operator in the end
 */
export async function endDuplicates(
  deps: FollowUpDeps,
  provider: PaymentProvider,
  { duplicates = [], organizationId }: BillingTruth,
): Promise<boolean> {
  const failures: unknown[] = [];
  let ended = false;
  for (const duplicate of duplicates) {
    const key = keyOf(provider.id, duplicate);
    const isTold = (await deps.db.prisma.billingEffect.count({ where: { key } })) > 0;
    if (isTold && !duplicate.inForce && duplicate.kept === 0n) continue;
    ended = true;
    await endOne(deps, provider, organizationId, duplicate).catch((thrown: unknown) => failures.push(thrown));
  }
  // What an operator reads at the job that waits.
  if (failures.length > 0) throw new Error(failures.map(reasonOf).join('; '), { cause: failures[0] });
  return ended;
}

function reasonOf(thrown: unknown): string {
  const said = thrown instanceof AppError && thrown.cause instanceof Error ? thrown.cause : thrown;
  return said instanceof Error ? said.message : String(said);
}

const keyOf = (provider: ProviderId, { reference }: DuplicateTruth): string => `duplicate:${provider}:${reference}`;

async function endOne(
  { db, jobs, now, tell = () => [] }: FollowUpDeps,
  provider: PaymentProvider,
  orgId: string,
  duplicate: DuplicateTruth,
): Promise<void> {
  const { boughtAt, keeps, reference, vertical } = duplicate;
  const key = keyOf(provider.id, duplicate);
  const named = { action: 'billing.duplicate', target: { kind: 'subscription', id: reference }, requestId: key } as const;
  const entry = { ...named, orgId, actor: { kind: 'system', id: null } } as const;
  let wanted: readonly BillingJob[] = [];
  const write: AuditedDeed<void>['write'] = async (outcome, begun) => {
    const failure = 'outcome' in outcome ? outcome : null;
    await db.withPlatform(
      'a plan that was bought twice',
      async (tx) => {
        await begun.end(tx);
        // Each outcome is told once, however often it is tried.
        const row = { key: failure ? `${key}:${failure.outcome}` : key, organizationId: orgId, at: now() };
        const { count } = await tx.billingEffect.createMany({ data: [row], skipDuplicates: true });
        if (count === 0) return;
        await appendAudit(tx, { ...entry, details: { vertical, keeps, ...failure }, at: now() });
        if (!failure) wanted = tell({ kind: 'plan-bought-twice', organizationId: orgId, vertical, at: boughtAt });
      },
      () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
    );
    if (wanted.length > 0) jobs.wake();
  };
  await betweenEntries<void>({ db, intent: { ...named, orgId, actorId: null }, write }, async () =>
    provider.settleDuplicate?.(duplicate),
  );
}
