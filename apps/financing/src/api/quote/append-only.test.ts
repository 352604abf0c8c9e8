/** What the database itself refuses, whatever a procedure tries. */
import type { Tx } from '@repo/db';
import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';
import { quoteUuid } from './quote-id.ts';

const denied = { code: 'FORBIDDEN', kind: 'forbidden' };

describeDatabases('a saved quote', (open) => {
  const saved = async () => {
    const { caller, orgId } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    await caller.evidence.add({
      id: newId(),
      quoteId: id,
      ruleId: 'SS8-2/2/4',
      kind: 'supplier-ownership',
      reference: 'SECP-77',
      date: '2026-01-10',
      suppliedBy: 'بلال احمد',
      approvedBy: null,
    });
    const asTenant = <T>(fn: (tx: Tx) => Promise<T>) => open().withTenant({ orgId }, fn);
    return { id: quoteUuid(id), orgId, asTenant };
  };

  test('is only ever added to: revisions and evidence stay as they were written', async () => {
    const { orgId, asTenant } = await saved();
    const where = { orgId };
    const attempts: readonly ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => tx.financingQuoteRevision.updateMany({ data: { price: 1n }, where }),
      (tx) => tx.financingQuoteRevision.deleteMany({ where }),
      (tx) => tx.financingQuoteEvidence.updateMany({ data: { reference: 'x' }, where }),
      (tx) => tx.financingQuoteEvidence.deleteMany({ where }),
    ];
    const revisions = await asTenant((tx) => tx.financingQuoteRevision.findMany());
    expect(revisions).toHaveLength(2);
    for (const attempt of attempts) await expect(asTenant(attempt)).rejects.toMatchObject(denied);
    expect(await asTenant((tx) => tx.financingQuoteRevision.findMany())).toEqual(revisions);
    expect(await asTenant((tx) => tx.financingQuoteEvidence.count({ where: { reference: 'SECP-77' } }))).toBe(1);
  });

  test('is marked as deleted and never removed', async () => {
    const { id, orgId, asTenant } = await saved();
    const where = { orgId, id };
    const { count } = await asTenant((tx) => tx.financingQuote.updateMany({ data: { deletedAt: new Date() }, where }));
    expect(count).toBe(1);
    await expect(asTenant((tx) => tx.financingQuote.deleteMany({ where }))).rejects.toMatchObject(denied);
  });

  test('is not rewritten by the platform either', async () => {
    await saved();
    const rewrite = (tx: Tx) => tx.financingQuoteRevision.updateMany({ data: { price: 1n } });
    await expect(open().withPlatform('a test', rewrite)).rejects.toMatchObject(denied);
  });
});
