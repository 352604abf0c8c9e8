import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { quote } from '@repo/islamic-finance';
import { sampleMurabaha } from '@repo/islamic-finance/testing';
import { expect, test } from 'vitest';
import { quoteMeter } from '../../quote-meter.ts';
import { encodeInputs } from '../../wire/inputs.ts';
import { carInputs, openDesk, saveNew, visitor } from '../testing/open-desk.ts';

describeDatabases('saving a quote', (open) => {
  test('stores what the engine computes on the server', async () => {
    const { caller } = await openDesk(open());
    const saved = await saveNew(caller, 'گاڑی');
    expect(saved).toMatchObject({ revision: 1, title: 'گاڑی', savedAt: '2026-03-02T09:00:00.000Z' });
    expect(saved.id).toMatch(/^quote_[0-9a-z]{26}$/);
    const stored = await caller.quote.get({ id: saved.id });
    const expected = quote(sampleMurabaha(), { asOf: isoDate('2026-03-02') });
    expect(expected.ok && stored).toMatchObject({
      firstPayment: expected.ok && expected.totals.firstPayment.toString(),
      price: expected.ok && expected.totals.price.toString(),
      epr: expected.ok && expected.epr.effective,
      asOf: '2026-03-02',
      inputs: carInputs,
    });
  });

  test('the same request sent twice saves once', async () => {
    const { caller } = await openDesk(open());
    const request = { id: newId(), expectedRevision: 0, title: 'Car', inputs: carInputs };
    const first = await caller.quote.save(request);
    expect(await caller.quote.save(request)).toEqual(first);
    const second = { ...request, id: first.id, expectedRevision: 1, title: 'Car, 48 months', inputs: months(48) };
    const revised = await caller.quote.save(second);
    expect(revised.revision).toBe(2);
    expect(await caller.quote.save(second)).toEqual(revised);
    expect((await caller.quote.list({})).items).toHaveLength(1);
  });

  test('two first saves at once make one quote', async () => {
    const { caller } = await openDesk(open());
    const request = { id: newId(), expectedRevision: 0, title: 'Car', inputs: carInputs };
    const answers = await Promise.all([caller.quote.save(request), caller.quote.save(request)]);
    expect(answers[0]).toEqual(answers[1]);
  });

  test('a new quote costs a quotation of the month, its revisions and what is refused cost nothing', async () => {
    const most = { ...quoteMeter, vertical: 'financing', monthlyLimit: 2n };
    const { caller, colleague } = await openDesk(open(), { meters: [most] });
    const refused = encodeInputs(sampleMurabaha({ terms: { ...sampleMurabaha().terms, bilateralPromise: true } }));
    await expect(saveNew(caller, 'Car', refused)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { id } = await saveNew(caller, 'Car');
    await caller.quote.save({ id, expectedRevision: 1, title: 'Car, 48 months', inputs: months(48) });
    const wishes = [
      ...[1, 2, 3].map(() => saveNew(colleague, 'Van')),
      ...[1, 2, 3].map(() => caller.quote.duplicate({ id, newId: newId(), title: 'Car too' })),
    ];
    const made = await Promise.allSettled(wishes);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(saveNew(caller, 'Bus')).rejects.toMatchObject({ cause: { code: 'QUOTA_EXCEEDED', params: { limit: '2' } } });
    expect((await caller.quote.list({})).items).toHaveLength(2);
    await caller.quote.save({ id, expectedRevision: 2, title: 'Car, 36 months', inputs: months(36) });
  });

  test('every revision is kept', async () => {
    const db = open();
    const { caller, orgId } = await openDesk(db);
    const { id } = await saveNew(caller, 'Car');
    await caller.quote.save({ id, expectedRevision: 1, title: 'Car', inputs: months(48) });
    const revisions = await db.withTenant({ orgId }, (tx) =>
      tx.financingQuoteRevision.findMany({ where: { orgId }, orderBy: { revision: 'asc' } }),
    );
    expect(revisions.map((row) => row.revision)).toEqual([1, 2]);
    expect(revisions[0]?.inputs).toEqual(carInputs);
  });

  test('a quote that a colleague saved meanwhile is a conflict and stays as it is', async () => {
    const { caller, colleague } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    await colleague.quote.save({ id, expectedRevision: 1, title: 'Car of a colleague', inputs: months(36) });
    await expect(caller.quote.save({ id, expectedRevision: 1, title: 'My car', inputs: months(24) })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'QUOTE_CHANGED', messageKey: 'financing.error.quote-changed', params: { revision: '2' } },
    });
    expect(await caller.quote.get({ id })).toMatchObject({ title: 'Car of a colleague', revision: 2 });
    expect(await caller.quote.save({ id, expectedRevision: 2, title: 'My car', inputs: months(24) })).toMatchObject({
      revision: 3,
    });
  });

  test('a term that is refused is an error with its field and clause, and nothing is stored', async () => {
    const { caller } = await openDesk(open());
    const inputs = encodeInputs(sampleMurabaha({ terms: { ...sampleMurabaha().terms, bilateralPromise: true } }));
    await expect(saveNew(caller, 'Car', inputs)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: {
        code: 'BILATERAL_PROMISE',
        messageKey: 'financing.refusals.BILATERAL_PROMISE',
        field: 'inputs.terms.bilateralPromise',
      },
    });
    expect((await caller.quote.list({})).items).toEqual([]);
  });

  test('unknown keys, negative amounts and words for rates are not let in', async () => {
    const { caller } = await openDesk(open());
    const changes = [
      { isCompliant: true },
      { balloon: '-1' },
      { balloon: '1.5' },
      { profit: { basis: 'level', annualRate: '15%' } },
    ];
    for (const change of changes) {
      const inputs = JSON.parse(JSON.stringify({ ...carInputs, ...change }));
      await expect(saveNew(caller, 'Car', inputs)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(saveNew(caller, '   ')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('needs a session, and sees nothing of another organization', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Car');
    await expect(saveNew(visitor(db), 'Car')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const request = { id, expectedRevision: 1, title: 'Taken', inputs: carInputs };
    await expect(theirs.caller.quote.save(request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await mine.caller.quote.get({ id })).toMatchObject({ title: 'Car', revision: 1 });
  });
});

function months(tenorMonths: number) {
  return encodeInputs(sampleMurabaha({ tenorMonths }));
}
