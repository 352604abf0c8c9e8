import { demoKeys, ensureDemo, isDemoRemoved } from '@repo/auth';
import type { Database } from '@repo/db';
import type { App } from '../app.ts';

/** The shipped login. Works on one's own machine only: the host closes it wherever others could reach it. */
export const demoLogin = { email: 'demo@example.com', password: 'lahore-karachi-gilgit' } as const;

export interface Demo {
  readonly userId: string;
  readonly orgId: string;
}

/**
 * Makes the demo account and lets each vertical fill its pages, once: what a person deletes stays deleted. A seed and the mark
 * that it ran are two transactions, so a seed may run again after a crash between them and must be idempotent.
 * @returns null where the demo was removed for good
 */
export async function seedDemo(app: App, db: Database, say: (line: string) => void): Promise<Demo | null> {
  if (await isDemoRemoved(db)) return null;
  const demo = await ensureDemo({ db, ...demoLogin });
  for (const { id, seed } of app.verticals) {
    const key = `${demoKeys.seeded}${id}`;
    if (await db.prisma.setting.findUnique({ where: { key } })) continue;
    say(`Adding demo data for ${id}…`);
    await db.withTenant({ orgId: demo.orgId }, (tx) => seed({ ...demo, tx }));
    await db.prisma.setting.create({ data: { key, value: true } });
  }
  return demo;
}
