import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('duplicating a quote', (open) => {
  test('makes a quote of its own from the current inputs, without the evidence', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'گاڑی');
    await caller.evidence.add({
      id: newId(),
      quoteId: id,
      ruleId: 'SS8-2/2/4',
      kind: 'supplier-ownership',
      reference: 'SECP-77',
      date: '2026-01-10',
      suppliedBy: 'Bilal',
      approvedBy: null,
    });
    const request = { id, newId: newId(), title: 'گاڑی (نقل)' };
    const copy = await caller.quote.duplicate(request);
    expect(copy).toMatchObject({ title: 'گاڑی (نقل)', revision: 1 });
    expect(copy.id).not.toBe(id);
    const [original, made] = [await caller.quote.get({ id }), await caller.quote.get({ id: copy.id })];
    expect(made.inputs).toEqual(original.inputs);
    expect(made.evidence).toEqual([]);
    expect(made.checksPassed).toBe(original.checksPassed - 1);
    expect(await caller.quote.duplicate(request)).toEqual(copy);
    expect((await caller.quote.list({})).items).toHaveLength(2);
  });

  test('of another organization is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Car');
    await expect(theirs.caller.quote.duplicate({ id, newId: newId(), title: 'Copy' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
