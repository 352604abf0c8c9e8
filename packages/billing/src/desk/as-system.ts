import { appendAudit, betweenEntries, type Database } from '@repo/db';

export interface SystemDeed {
  readonly organizationId: string;
  /** "billing.seats" */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly details: Readonly<Record<string, string>>;
  /** Names the deed to the provider. */
  readonly requestId: string;
  readonly at: () => Date;
}

/** What the product itself does at a provider for an organization, in the audit log of it. @throws as `betweenEntries` */
export async function asSystem<T>(
  db: Pick<Database, 'query' | 'withPlatform'>,
  { organizationId: orgId, action, at, details, requestId, target }: SystemDeed,
  work: () => Promise<T>,
): Promise<T> {
  const intent = { orgId, actorId: null, action, target, requestId };
  return betweenEntries(
    {
      db,
      intent,
      write: (outcome, begun) =>
        db.withPlatform('a deed at a provider of payments', async (tx) => {
          await begun.end(tx);
          const told = 'outcome' in outcome ? { ...details, ...outcome } : details;
          const actor = { kind: 'system', id: null } as const;
          await appendAudit(tx, { orgId, actor, action, target, details: told, requestId, at: at() });
        }),
    },
    work,
  );
}
