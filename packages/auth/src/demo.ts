/** The demo account and its organization, so that a first visitor has something to look at. */
import { type Database, newId, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { z } from 'zod';

export interface DemoOptions {
  readonly db: Database;
  readonly email: string;
  readonly password: string;
  /** Name of the person. */
  readonly name?: string;
  /** In both languages: a name is data and is not translated. */
  readonly organization?: { readonly name: string; readonly slug: string };
}

interface DemoIds {
  readonly userId: string;
  readonly orgId: string;
}

/** Keys of `setting`. */
export const demoKeys = {
  /** Which account and organization are the demo's; kept by id, because addresses and slugs can change hands. */
  ids: 'demo',
  /** Followed by the id of a vertical whose seed has run. */
  seeded: 'demo.seeded.',
  /** The demo was taken away: it is not made again. */
  removed: 'demo.removed',
} as const;

/** The demo user's id as SQL; NULL when there is no demo account. */
export const demoUserSql = `(SELECT (value ->> 'userId')::uuid FROM setting WHERE key = '${demoKeys.ids}')`;

/** The demo organization's id as SQL; NULL when there is none. */
export const demoOrgSql = `(SELECT (value ->> 'orgId')::uuid FROM setting WHERE key = '${demoKeys.ids}')`;

const demoIds = z.object({ userId: z.uuid(), orgId: z.uuid() });

/** The demo account and its organization; null when there are none. */
export async function findDemoIds(client: Pick<Tx, 'setting'>): Promise<DemoIds | null> {
  const row = await client.setting.findUnique({ where: { key: demoKeys.ids } });
  return row ? demoIds.parse(row.value) : null;
}

export async function isDemoUser(db: Pick<Database, 'query'>, userId: string): Promise<boolean> {
  const { rows } = await db.query<{ demo: boolean }>(`SELECT ${demoUserSql} = $1::uuid AS demo`, [userId]);
  return rows[0]?.demo === true;
}

/** A new hash, or null when the stored one is of this very password. */
async function hashUnlessStored(db: Database, userId: string, password: string): Promise<string | null> {
  const account = await db.prisma.account.findFirst({ where: { userId, providerId: 'credential' } });
  const stands = account?.password ? await verifyPassword({ hash: account.password, password }) : false;
  return stands ? null : hashPassword(password);
}

async function assertFree(db: Database, ids: DemoIds, email: string, slug: string): Promise<void> {
  const user = await db.prisma.user.findFirst({ where: { email, NOT: { id: ids.userId } } });
  const organization = await db.prisma.organization.findFirst({ where: { slug, NOT: { id: ids.orgId } } });
  if (!user && !organization) return;
  const params = { name: user ? email : slug };
  throw new AppError('DEMO_NAME_TAKEN', { kind: 'conflict', messageKey: 'auth.error.demo-name-taken', params });
}

/**
 * Makes the demo user (verified, with this password), the demo organization and the membership, or brings what is there in line.
 * @throws AppError `DEMO_NAME_TAKEN` when the address or the slug belongs to somebody else
 */
export async function ensureDemo(options: DemoOptions): Promise<{ userId: string; orgId: string }> {
  const { db, password, name = 'نمونہ صارف · Demo user' } = options;
  const { name: orgName, slug } = options.organization ?? { name: 'نمونہ ادارہ · Demo organization', slug: 'demo' };
  const email = options.email.toLowerCase();
  const ids = (await findDemoIds(db.prisma)) ?? { userId: newId(), orgId: newId() };
  await assertFree(db, ids, email, slug);
  const hash = await hashUnlessStored(db, ids.userId, password);

  await db.withPlatform('seed the demo account', async (tx) => {
    await tx.setting.upsert({
      where: { key: demoKeys.ids },
      create: { key: demoKeys.ids, value: { ...ids } },
      update: {},
    });
    const user = { email, name, emailVerified: true };
    await tx.user.upsert({ where: { id: ids.userId }, create: { id: ids.userId, ...user }, update: user });
    if (hash) {
      const account = { providerId: 'credential', accountId: ids.userId };
      await tx.account.upsert({
        where: { providerId_accountId: account },
        create: { id: newId(), userId: ids.userId, ...account, password: hash },
        update: { password: hash },
      });
    }
    const organization = { name: orgName, slug };
    await tx.organization.upsert({
      where: { id: ids.orgId },
      create: { id: ids.orgId, ...organization },
      update: organization,
    });
    const membership = { organizationId: ids.orgId, userId: ids.userId };
    await tx.member.upsert({
      where: { organizationId_userId: membership },
      create: { id: newId(), ...membership, role: 'owner' },
      update: { role: 'owner' },
    });
  });
  return ids;
}
