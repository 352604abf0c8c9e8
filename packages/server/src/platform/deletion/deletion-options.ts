import type { Deleter } from '@repo/auth';
import type { BillingDesk } from '@repo/billing';
import type { Files } from '../../files/files.ts';
import type { RequestContext } from '../../trpc/context.ts';

export interface DeletionOptions {
  /** Models of the verticals that run here, children before parents. */
  readonly tables: readonly string[];
  readonly files: Pick<Files, 'removeOrganization'>;
  readonly desk: Pick<BillingDesk, 'closePages' | 'endAll'>;
  readonly demoOrgId: () => string | null;
  readonly isDemoUser: (userId: string) => Promise<boolean>;
}

export function deleterOf({ session, requestId, now }: RequestContext): Deleter {
  return { actor: { kind: 'person', id: session?.userId ?? null }, requestId, at: now() };
}
