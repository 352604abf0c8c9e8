import type { AppError } from '@repo/facts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../client.ts';
import { type Database, poolOf } from '../database.ts';
import { newId } from '../ids.ts';
import { createOrganization } from '../testing/create-organization.ts';
import { describeDatabases } from '../testing/describe-databases.ts';

const denied = { code: 'FORBIDDEN', kind: 'forbidden' };

describeDatabases('tenancy', (open: () => Database) => {
  let ours: string;
  let theirs: string;
  let theirQuote: string;

  const quoteOf = (orgId: string, id = newId()) => ({
    orgId,
    id,
    title: 'مرابحہ کوٹیشن',
    product: 'murabaha',
    revision: 1,
    createdBy: newId(),
  });
  const revisionOf = (orgId: string, quoteId: string) => ({
    orgId,
    quoteId,
    revision: 1,
    inputs: {},
    asOf: new Date('2026-11-24'),
    engineVersion: '1',
    ruleSetVersion: '1',
    financed: 300_000_000n,
    price: 360_000_000n,
    firstPayment: 6_000_000n,
    checksPassed: 1,
    checksTotal: 1,
    result: {},
    createdBy: newId(),
  });
  const save = async (orgId: string) => {
    const quote = quoteOf(orgId);
    await open().withTenant({ orgId }, async (tx) => {
      await tx.financingQuote.create({ data: quote });
      await tx.financingQuoteRevision.create({ data: revisionOf(orgId, quote.id) });
    });
    return quote.id;
  };
  const asUs = <T>(fn: (tx: Tx) => Promise<T>) => open().withTenant({ orgId: ours }, fn);

  beforeAll(async () => {
    ours = (await createOrganization(open())).orgId;
    theirs = (await createOrganization(open())).orgId;
    await save(ours);
    theirQuote = await save(theirs);
  });

  describe('of another organization', () => {
    test('rows are not there, filter or not', async () => {
      const seen = await asUs((tx) => tx.financingQuote.findMany());
      expect(seen.map(({ orgId }) => orgId)).toEqual([ours]);
      const where = { orgId_id: { orgId: theirs, id: theirQuote } };
      expect(await asUs((tx) => tx.financingQuote.findUnique({ where }))).toBeNull();
      expect(await asUs((tx) => tx.financingQuoteRevision.count({ where: { orgId: theirs } }))).toBe(0);
    });

    test('an update touches nothing', async () => {
      const { count } = await asUs((tx) =>
        tx.financingQuote.updateMany({ data: { title: 'taken' }, where: { orgId: theirs } }),
      );
      expect(count).toBe(0);
      const { rows } = await open().query('SELECT title FROM financing_quote WHERE "orgId" = $1', [theirs]);
      expect(rows).toEqual([{ title: 'مرابحہ کوٹیشن' }]);
    });

    test('an insert is forbidden, and the reason stays in the cause', async () => {
      const error: unknown = await asUs((tx) => tx.financingQuote.create({ data: quoteOf(theirs) })).catch((e: unknown) => e);
      expect(error).toMatchObject(denied);
      expect(String(error)).not.toMatch(/financing_quote|policy/);
      expect((error as AppError).cause).toMatchObject({ code: 'P2039' });
    });

    test('a parent cannot be referenced', async () => {
      await expect(
        asUs((tx) => tx.financingQuoteRevision.create({ data: { ...revisionOf(ours, theirQuote), revision: 2 } })),
      ).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('a row of ours cannot be moved there', async () => {
      await expect(
        asUs((tx) => tx.financingQuote.updateMany({ data: { orgId: theirs }, where: { orgId: ours } })),
      ).rejects.toMatchObject(denied);
    });
  });

  test('without the role the same statement sees all: the role is what protects', async () => {
    const { rows } = await open().query('SELECT DISTINCT "orgId" FROM financing_quote');
    expect(rows).toHaveLength(2);
  });

  test('the role without an organization sees nothing', async () => {
    const client = await poolOf(open()).connect();
    await client.query('BEGIN; SET LOCAL ROLE app_rls');
    expect((await client.query('SELECT 1 FROM financing_quote')).rowCount).toBe(0);
    await client.query('ROLLBACK');
    // After a local setting has ended it reads '', not NULL.
    await client.query("BEGIN; SELECT set_config('app.org', gen_random_uuid()::text, true); COMMIT");
    await client.query('BEGIN; SET LOCAL ROLE app_rls');
    expect((await client.query('SELECT 1 FROM financing_quote')).rowCount).toBe(0);
    await client.query('ROLLBACK');
    client.release();
  });

  test('role and organization end with the transaction', async () => {
    await asUs((tx) => tx.financingQuote.count());
    await asUs(async () => Promise.reject(new Error('undone'))).catch(() => undefined);
    const { rows } = await open().query<{ role: string; org: string | null }>(
      "SELECT current_user::text AS role, nullif(current_setting('app.org', true), '') AS org",
    );
    expect(rows[0]?.role).not.toBe('app_rls');
    expect(rows[0]?.org).toBeNull();
  });

  test('an error undoes everything and reaches the caller as it is', async () => {
    const mine = new Error('changed my mind');
    const quote = quoteOf(ours);
    const attempt = asUs(async (tx) => {
      await tx.financingQuote.create({ data: quote });
      throw mine;
    });
    await expect(attempt).rejects.toBe(mine);
    expect(await asUs((tx) => tx.financingQuote.count({ where: { id: quote.id } }))).toBe(0);
  });

  test('a scope that is no organization is forbidden', async () => {
    for (const orgId of ['', 'org_1', `${theirs}' OR true`]) {
      await expect(open().withTenant({ orgId }, (tx) => tx.financingQuote.count())).rejects.toMatchObject(denied);
    }
  });

  describe('a tenant', () => {
    test.each(['financingQuoteRevision', 'financingQuoteEvidence'] as const)('only ever adds to %s', async (model) => {
      const where = { orgId: ours };
      const change = (tx: Tx) =>
        model === 'financingQuoteRevision'
          ? tx.financingQuoteRevision.updateMany({ data: { price: 1n }, where })
          : tx.financingQuoteEvidence.updateMany({ data: { reference: 'x' }, where });
      const remove = (tx: Tx) =>
        model === 'financingQuoteRevision'
          ? tx.financingQuoteRevision.deleteMany({ where })
          : tx.financingQuoteEvidence.deleteMany({ where });
      await expect(asUs(change)).rejects.toMatchObject(denied);
      await expect(asUs(remove)).rejects.toMatchObject(denied);
    });

    test('marks a quote as deleted and never removes it', async () => {
      const id = await save(ours);
      const where = { orgId: ours, id };
      await asUs((tx) => tx.financingQuote.updateMany({ data: { deletedAt: new Date() }, where }));
      await expect(asUs((tx) => tx.financingQuote.deleteMany({ where }))).rejects.toMatchObject(denied);
    });

    test('reads organizations and members, and nothing else of the platform', async () => {
      expect(await asUs((tx) => tx.organization.count())).toBeGreaterThan(0);
      expect(await asUs((tx) => tx.member.count())).toBeGreaterThan(0);
      await expect(asUs((tx) => tx.user.count())).rejects.toMatchObject(denied);
      await expect(asUs((tx) => tx.session.count())).rejects.toMatchObject(denied);
      await expect(asUs((tx) => tx.setting.count())).rejects.toMatchObject(denied);
      await expect(asUs((tx) => tx.organization.updateMany({ data: { name: 'x' } }))).rejects.toMatchObject(denied);
    });
  });

  test('the platform sees every organization and removes one with all that it has', async () => {
    const { orgId } = await createOrganization(open());
    await save(orgId);
    const left = await open().withPlatform('an organization is deleted', async (tx) => {
      expect(await tx.financingQuote.count()).toBeGreaterThan(2);
      await tx.financingQuoteEvidence.deleteMany({ where: { orgId } });
      await tx.financingQuoteRevision.deleteMany({ where: { orgId } });
      await tx.financingQuote.deleteMany({ where: { orgId } });
      await tx.organization.delete({ where: { id: orgId } });
      return tx.financingQuote.count({ where: { orgId } });
    });
    expect(left).toBe(0);
  });

  test('the platform does not rewrite what is append-only', async () => {
    await expect(
      open().withPlatform('a test', (tx) => tx.financingQuoteRevision.updateMany({ data: { price: 1n } })),
    ).rejects.toMatchObject(denied);
  });

  test.each(['prisma', 'authClient'] as const)('%s refuses the models of tenants', (name) => {
    expect(() => Reflect.get(open()[name], 'financingQuote')).toThrow(/withTenant/);
    expect(Reflect.get(open()[name], 'organization')).toBeDefined();
  });
});
