import { demoKeys, ensureDemo, isDemoRemoved } from '@repo/auth';
import { bookExampleUse, metersOf } from '@repo/billing';
import type { Database } from '@repo/db';
import type { App } from '../app.ts';

/** The shipped login. Works on one's own machine only: the host closes it wherever others could reach it. */
export const demoLogin = { email: 'demo@example.com', password: 'lahore-karachi-gilgit' } as const;

export interface Demo {
  readonly userId: string;
  readonly orgId: string;
}

/**
 * Makes the demo account, lets each vertical fill its pages and books an example of its use, once: what a person deletes stays
 * deleted. A seed and the mark that it ran are two transactions, so a seed may run again after a crash between them and must be
 * idempotent.
 * @returns null where the demo was removed for good
 */
export async function seedDemo(app: App, db: Database, say: (line: string) => void): Promise<Demo | null> {
  if (await isDemoRemoved(db)) return null;
  const demo = await ensureDemo({ db, ...demoLogin });
  const meters = metersOf(app.verticals, app.config.verticals);
  for (const { id, seed } of app.verticals) {
    const key = `${demoKeys.seeded}${id}`;
    if (await db.prisma.setting.findUnique({ where: { key } })) continue;
    say(`Adding demo data for ${id}…`);
    await db.withTenant({ orgId: demo.orgId }, (tx) => seed({ ...demo, tx }));
    const use = { organizationId: demo.orgId, principalId: demo.userId, now: new Date() };
    for (const meter of meters.filter(({ vertical }) => vertical === id)) await bookExampleUse(db, { ...use, meter });
    await db.prisma.setting.create({ data: { key, value: true } });
  }
  return demo;
}
