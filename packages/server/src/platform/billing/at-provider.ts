import { betweenEntries } from '@repo/db';
import type { AuditTarget, OrganizationContext, RequestContext } from '../../trpc/context.ts';

type Asker = Pick<OrganizationContext, 'orgId' | 'userId' | 'audit'> & Pick<RequestContext, 'db' | 'log' | 'requestId'>;

export interface ProviderDeed<T> {
  readonly action: string;
  readonly target?: AuditTarget;
  readonly details?: Readonly<Record<string, string>>;
  /** What is known once it is done. */
  readonly detailsOf?: (result: T) => Readonly<Record<string, string>>;
}

/**
 * Does at a provider what a person asks for. The audit log of the organization has it whatever becomes of it: done, `failed` with the
 * code of the refusal, or `unknown`, also where this process ends in the middle.
 * @throws what `work` throws
 */
export async function atProvider<T>(asker: Asker, deed: ProviderDeed<T>, work: () => Promise<T>): Promise<T> {
  const { audit, db, log, orgId, requestId, userId: actorId } = asker;
  const { action, details = {}, detailsOf = () => ({}), target } = deed;
  const named = target ? { action, target } : { action };
  return betweenEntries(
    {
      db,
      intent: { orgId, actorId, ...named, requestId },
      write: async (outcome, begun) => {
        audit(action, target, { ...details, ...('result' in outcome ? detailsOf(outcome.result) : outcome) });
        try {
          // Ends with the entry, as every transaction of a procedure does.
          await db.withPlatform('the outcome of a deed at a provider of payments', begun.end);
        } catch (err) {
          log.error({ err, action }, 'this is not in the audit log');
        }
      },
    },
    work,
  );
}
