import { asSystem } from '../desk/as-system.ts';
import type { PaymentProvider } from '../provider/provider.ts';
import type { BillingTruth } from '../provider/truth.ts';
import type { FollowUpDeps } from './follow-up.ts';

/**
 * Receipts and reminders go to whoever bought first. Where that is a person who sees the bills no more, they go to the owner who is there
 * longest. An address of nobody here was chosen at the provider, and stays.
 */
export async function moveMail(
  { db, now }: Pick<FollowUpDeps, 'db' | 'now'>,
  { id, mailTo }: PaymentProvider,
  { customer, mailedTo, organizationId }: BillingTruth,
): Promise<void> {
  if (!mailTo || !mailedTo) return;
  const person = await db.prisma.user.findUnique({ where: { email: mailedTo.toLowerCase() }, select: { id: true } });
  if (!person) return;
  const sees = { organizationId, userId: person.id, role: { in: ['owner', 'admin'] } };
  if ((await db.prisma.member.count({ where: sees })) > 0) return;
  const owner = await db.prisma.member.findFirst({
    where: { organizationId, role: 'owner' },
    orderBy: { createdAt: 'asc' },
    select: { user: { select: { email: true } } },
  });
  if (!owner) return;
  const target = { kind: 'customer', id: customer };
  const requestId = `mail:${id}:${customer}:${person.id}`;
  const deed = { organizationId, action: 'billing.mail', target, details: { provider: id }, requestId, at: now };
  await asSystem(db, deed, () => mailTo(customer, owner.user.email));
}
