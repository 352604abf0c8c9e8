/** Takes a person's account away for good. */
import { appendAudit, type Database, platformOrg, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { type Deleter, deleteOrganizationIn, deletionOf } from './delete-organization.ts';

/**
 * In one transaction: sessions, passwords, memberships and mail to the address go, and organizations in which the person was alone.
 * What they wrote in other organizations stays there, under an id that names nobody any more.
 *
 * @param tables models of the verticals, children before parents
 * @returns ids of the organizations that went along
 * @throws AppError `SUCCESSOR_NEEDED` while an organization with other members would lose its last owner; `organizations` names
 * them, a line each; `PLAN_RUNS`
 */
export function deleteAccount(
  db: Pick<Database, 'withPlatform'>,
  userId: string,
  tables: readonly string[],
  by: Deleter,
): Promise<readonly string[]> {
  return db.withPlatform('delete an account', async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) return [];
    const organizations = await aloneIn(tx, userId);
    for (const id of organizations) {
      await deleteOrganizationIn(tx, id, tables);
      await appendAudit(tx, { ...by, ...deletionOf(id) });
    }
    await tx.mailMessage.deleteMany({ where: { to: user.email } });
    await tx.verification.deleteMany({ where: { value: userId } });
    // Somebody who joined meanwhile makes the trigger on member refuse: the last owner stays.
    await tx.user.delete({ where: { id: userId } });
    const target = { kind: 'person', id: userId };
    await appendAudit(tx, { ...by, orgId: platformOrg, action: 'account.delete', target });
    return organizations;
  });
}

/**
 * Ids of the organizations that would go along with an account.
 * @throws AppError `SUCCESSOR_NEEDED` as `deleteAccount`
 */
export function goingAlong(db: Pick<Database, 'withPlatform'>, userId: string): Promise<readonly string[]> {
  return db.withPlatform('what goes along with an account', (tx) => aloneIn(tx, userId));
}

async function aloneIn(tx: Tx, userId: string): Promise<readonly string[]> {
  const members = await tx.member.findMany({ where: { userId }, include: { organization: { include: { counter: true } } } });
  const organizations = members.flatMap(({ role, organization: { id, name, counter } }) =>
    role === 'owner' && counter?.owners === 1 ? [{ id, name, alone: counter.members === 1 }] : [],
  );
  const held = organizations.filter(({ alone }) => !alone);
  if (held.length > 0) {
    const params = { organizations: held.map(({ name }) => name).join('\n') };
    throw new AppError('SUCCESSOR_NEEDED', { kind: 'conflict', messageKey: 'auth.error.successor-needed', params });
  }
  return organizations.map(({ id }) => id);
}
