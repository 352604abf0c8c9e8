import { createTestAuth, signedIn } from '@repo/auth/testing';
import {
  addTenantRow,
  checksumOrganization,
  createOrganization,
  describeDatabases,
  makeUnlike,
  type OrganizationTable,
  readOrganizationTables,
  readTenantTables,
  type TenantTable,
} from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { App } from '../app.ts';
import { seedDemo } from '../boot/demo.ts';
import { callProcedure } from './leak-matrix/call-procedure.ts';
import { routerOf } from './leak-matrix/scene.ts';
import { testContext, testSession } from './test-context.ts';

type Session = Parameters<typeof testSession>[0];

/** On a busy machine. */
const patience = { timeout: 60_000 };

/** Organizations beside the demo that write while it is reset. */
const others = process.env.TEST_DEEP ? 19 : 3;
const writes = process.env.TEST_DEEP ? 20 : 4;

/** A reset is in the audit log; the row that counts the bytes of files stays, at none. */
const kept: ReadonlySet<string> = new Set(['audit_entry', 'audit_head', 'file_space']);

/**
 * Tests that the demo of an app can be reset: it is then what it was after seeding, and nobody else notices.
 *
 * @example describeDemoReset(app);
 */
export function describeDemoReset(app: App): void {
  describeDatabases('resetting the demo', (open) => {
    let tables: readonly OrganizationTable[];
    let tenants: readonly TenantTable[];
    let demo: { readonly orgId: string; readonly userId: string };
    let seeded: Readonly<Record<string, string>>;

    const sumOf = async (orgId: string) => {
      const sums = Object.entries(await checksumOrganization(open(), tables, orgId));
      return Object.fromEntries(sums.filter(([name]) => !kept.has(name)));
    };
    const reset = (session: Session, { db = open(), of = app } = {}) =>
      callProcedure(routerOf(of, db), testContext({ db, session: testSession(session) }), 'platform.demo.reset', undefined);
    const asOwner = () => ({ ...demo, role: 'owner' }) as const;
    const add = (orgId: string) =>
      open().withTenant({ orgId }, async (tx) => {
        for (const table of tenants) await addTenantRow(tx, tenants, table, orgId);
      });

    // The seeds count from now.
    beforeAll(async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-28T07:00:00Z') });
      tables = await readOrganizationTables(open());
      tenants = await readTenantTables(open());
      const made = await seedDemo(app, open(), () => {});
      if (!made) throw new Error('there is no demo');
      demo = made;
      seeded = await sumOf(demo.orgId);
    }, patience.timeout);
    afterAll(() => vi.useRealTimers());
    beforeEach(async () => {
      await makeUnlike(open(), tables, demo.orgId, ' (changed)');
      expect(await sumOf(demo.orgId)).not.toEqual(seeded);
    }, patience.timeout);

    test('AB-096 gives back what the seeds made, while others lose nothing and nobody is signed out', patience, async () => {
      const db = open();
      await add(demo.orgId);
      const elsewhere = await Promise.all(Array.from({ length: others }, () => createOrganization(db)));
      const auth = createTestAuth(db);
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: demo.userId } });
      const client = await signedIn(db, auth, { id: demo.userId, email });
      const session = await client.session();
      expect(session?.organization?.id).toBe(demo.orgId);

      const [outcome] = await Promise.all([
        reset(asOwner()),
        ...elsewhere.map(async ({ orgId }) => {
          for (let time = 0; time < writes; time += 1) await add(orgId);
        }),
      ]);
      expect(outcome).toMatchObject({ ok: true });
      const after = await sumOf(demo.orgId);
      expect({ ...after, session: seeded.session }).toEqual(seeded);
      expect(await client.session()).toEqual(session);
      // Parents come first: nothing refers to the last table, so that each time one row was added to it.
      const last = tenants.at(-1)?.name;
      for (const { orgId } of elsewhere) {
        const { rows } = await db.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${last}" WHERE "orgId" = $1`, [
          orgId,
        ]);
        expect(rows[0]?.count).toBe(writes);
      }
    });

    test('is for its owner and its admins, and for no other organization', patience, async () => {
      const db = open();
      const other = await createOrganization(db);
      await add(other.orgId);
      const before = [await sumOf(demo.orgId), await sumOf(other.orgId)];
      expect(await reset({ ...demo, role: 'member' })).toMatchObject({ error: { code: 'FORBIDDEN', kind: 'forbidden' } });
      expect(await reset({ ...other, role: 'owner' })).toMatchObject({ error: { code: 'DEMO_ONLY', kind: 'forbidden' } });
      expect([await sumOf(demo.orgId), await sumOf(other.orgId)]).toEqual(before);
      expect(await reset({ ...demo, role: 'admin' })).toMatchObject({ ok: true });
      expect(tenantSums(await sumOf(demo.orgId))).toEqual(tenantSums(seeded));
      expect(await sumOf(other.orgId)).toEqual(before[1]);
    });

    test('leaves everything as it was when a seed fails', patience, async () => {
      const [first, ...rest] = app.verticals;
      if (!first) throw new Error('the app has no vertical');
      const broken = {
        ...first,
        async seed() {
          throw new Error('half way');
        },
      };
      const before = await sumOf(demo.orgId);
      expect(await reset(asOwner(), { of: { ...app, verticals: [...rest, broken] } })).toMatchObject({
        error: { code: 'INTERNAL' },
      });
      expect(await sumOf(demo.orgId)).toEqual(before);
    });

    const tenantSums = (sums: Readonly<Record<string, string>>) =>
      Object.fromEntries(tables.filter(({ ofTenant }) => ofTenant).map(({ name }) => [name, sums[name]]));
  });
}
