/** Takes the demo account and its organization away for good. */
import { appendAudit, countTenantRows, type Database, platformOrg, type TableRows, type Tx } from '@repo/db';
import { deleteOrganizationIn } from './delete-organization.ts';
import { demoKeys, findDemoIds } from './demo.ts';

/** What there is of the demo, or what went. */
export interface DemoData {
  readonly organization: { readonly id: string; readonly name: string };
  /** Tables of tenants that have rows of it. */
  readonly tables: readonly TableRows[];
  /** People other than the demo user who are members: they stay, and lose this organization. */
  readonly otherMembers: number;
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly sessions: number;
    /** Member of another organization as well: the person stays, without password and sessions. */
    readonly stays: boolean;
  };
}

/** Whether demo data was removed from this database: then none is made again. */
export async function isDemoRemoved(db: Pick<Database, 'prisma'>): Promise<boolean> {
  return (await db.prisma.setting.findUnique({ where: { key: demoKeys.removed } })) !== null;
}

/**
 * What there is of the demo; null where there is none.
 * @param tables models of the verticals, children before parents
 */
export function surveyDemo(db: Database, tables: readonly string[]): Promise<DemoData | null> {
  return db.withPlatform('look at the demo data', (tx) => survey(tx, tables));
}

/**
 * Removes the demo organization with its rows, the demo user with every session, mail to it, and marks the database, all in one
 * transaction. A demo user who is a member elsewhere stays, but the shipped password and the sessions go. Doing it again changes
 * nothing.
 * @param tables models of the verticals, children before parents
 * @param now is kept as the time of removal
 * @returns what went; null where there was nothing
 */
export function removeDemo(db: Database, tables: readonly string[], now: Date): Promise<DemoData | null> {
  return db.withPlatform('remove the demo data', async (tx) => {
    const found = await survey(tx, tables);
    if (found) {
      const { organization, user } = found;
      await deleteOrganizationIn(tx, organization.id, tables);
      await tx.mailMessage.deleteMany({ where: { to: user.email } });
      await tx.verification.deleteMany({ where: { value: user.id } });
      await tx.session.deleteMany({ where: { userId: user.id } });
      await tx.account.deleteMany({ where: { userId: user.id } });
      if (!user.stays) await tx.user.deleteMany({ where: { id: user.id } });
    }
    await tx.setting.deleteMany({
      where: { OR: [{ key: demoKeys.ids }, { key: { startsWith: demoKeys.seeded } }] },
    });
    if (found) {
      const target = { kind: 'organization', id: found.organization.id };
      await appendAudit(tx, {
        orgId: platformOrg,
        actor: { kind: 'operator', id: null },
        action: 'demo.remove',
        target,
        requestId: '',
        at: now,
      });
    }
    const mark = { key: demoKeys.removed, value: { at: now.toISOString() } };
    await tx.setting.upsert({ where: { key: mark.key }, create: mark, update: {} });
    return found;
  });
}

async function survey(tx: Tx, tables: readonly string[]): Promise<DemoData | null> {
  const ids = await findDemoIds(tx);
  if (!ids) return null;
  const { userId, orgId } = ids;
  const organization = await tx.organization.findUnique({ where: { id: orgId } });
  const user = await tx.user.findUnique({ where: { id: userId } });
  const rows = await countTenantRows(tx, orgId, tables);
  return {
    organization: { id: orgId, name: organization?.name ?? '' },
    tables: rows.filter((table) => table.rows > 0),
    otherMembers: await tx.member.count({ where: { organizationId: orgId, NOT: { userId } } }),
    user: {
      id: userId,
      email: user?.email ?? '',
      sessions: await tx.session.count({ where: { userId } }),
      stays: (await tx.member.count({ where: { userId, NOT: { organizationId: orgId } } })) > 0,
    },
  };
}
