import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('explaining a quote', (open) => {
  test('tells the saved quote without a model, and says so', async () => {
    const { caller } = await openDesk(open());
    const { id, ...saved } = await saveNew(caller, 'Car');
    const { firstPayment } = await caller.quote.get({ id });
    const events = [];
    for await (const event of await caller.quote.explain({ id })) events.push(event);
    expect(events.at(-1)).toMatchObject({ type: 'done', mode: 'fallback', reason: 'no_model' });
    expect(events.at(-2)).toMatchObject({ type: 'citations' });
    expect(JSON.stringify(events)).toContain('financing.murabaha.first-payment');
    expect([saved.revision, firstPayment]).toEqual([1, '7136979']);
    expect(events).toContainEqual(expect.objectContaining({ text: expect.stringContaining('Rs 71,369.79') }));
  });

  test('of another organization is not found', async () => {
    const db = open();
    const [mine, theirs] = [await openDesk(db), await openDesk(db)];
    const { id } = await saveNew(mine.caller, 'Car');
    await expect(theirs.caller.quote.explain({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
