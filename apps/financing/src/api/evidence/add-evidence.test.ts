import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

const entry = {
  ruleId: 'SS8-2/2/4',
  kind: 'supplier-ownership',
  reference: 'SECP-77',
  date: '2026-01-10',
  suppliedBy: 'بلال احمد',
  approvedBy: null,
} as const;

describeDatabases('evidence', (open) => {
  test('turns a check to passed, as a new revision', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    const before = await caller.quote.get({ id });
    const added = await caller.evidence.add({ ...entry, id: newId(), quoteId: id });
    expect(added).toMatchObject({ id, revision: 2, title: 'Car' });
    const after = await caller.quote.get({ id });
    expect(after.checksPassed).toBe(before.checksPassed + 1);
    expect(after.inputs).toEqual(before.inputs);
    expect(after.evidence).toEqual([entry]);
  });

  test('is never edited: a later entry of the same kind stands beside the first', async () => {
    const { caller, setNow } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    await caller.evidence.add({ ...entry, id: newId(), quoteId: id });
    setNow('2026-03-03T09:00:00Z');
    await caller.evidence.add({ ...entry, id: newId(), quoteId: id, reference: 'SECP-78' });
    const { items } = await caller.evidence.list({ quoteId: id });
    expect(items.map((row) => row.reference)).toEqual(['SECP-77', 'SECP-78']);
  });

  test('the same request sent twice records once', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    const request = { ...entry, id: newId(), quoteId: id };
    const first = await caller.evidence.add(request);
    expect(await caller.evidence.add(request)).toEqual(first);
    expect((await caller.evidence.list({ quoteId: id })).items).toHaveLength(1);
  });

  test('a save after evidence needs the new revision and keeps the evidence', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    await caller.evidence.add({ ...entry, id: newId(), quoteId: id });
    const { inputs, checksPassed } = await caller.quote.get({ id });
    await expect(caller.quote.save({ id, expectedRevision: 1, title: 'Car, used', inputs })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await caller.quote.save({ id, expectedRevision: 2, title: 'Car, used', inputs });
    expect(await caller.quote.get({ id })).toMatchObject({ revision: 3, checksPassed });
  });

  test('a document that no check asks for, and one dated tomorrow, are refused with their field', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    const add = (change: object) => caller.evidence.add({ ...entry, id: newId(), quoteId: id, ...change });
    await expect(add({ kind: 'ssb-approval' })).rejects.toMatchObject({ cause: { code: 'EVIDENCE_NOT_ASKED', field: 'kind' } });
    await expect(add({ ruleId: 'SS8-4/6' })).rejects.toMatchObject({ cause: { code: 'EVIDENCE_NOT_ASKED', field: 'kind' } });
    await expect(add({ date: '2026-03-03' })).rejects.toMatchObject({
      cause: { code: 'EVIDENCE_DATE_IN_FUTURE', field: 'date' },
    });
    await expect(add({ reference: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await caller.quote.get({ id })).toMatchObject({ revision: 1, evidence: [] });
  });

  test('of another organization is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Car');
    await expect(theirs.caller.evidence.add({ ...entry, id: newId(), quoteId: id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(theirs.caller.evidence.list({ quoteId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
