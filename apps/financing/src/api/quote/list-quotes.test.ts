import type { Tx } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { callerOf, openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('the list of quotes', (open) => {
  test('shows the one changed last first, page by page, each once', async () => {
    const { caller, setNow } = await openDesk(open());
    for (const minute of [1, 2, 3, 4, 5]) {
      // Two of them in the same instant: the cursor must not lose or repeat one.
      setNow(`2026-03-02T09:0${minute === 5 ? 4 : minute}:00Z`);
      await saveNew(caller, `Quote ${minute}`);
    }
    const titles: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof caller.quote.list>> = await caller.quote.list({ limit: 2, cursor });
      titles.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([...titles].sort()).toEqual(['Quote 1', 'Quote 2', 'Quote 3', 'Quote 4', 'Quote 5']);
    expect(titles.slice(2)).toEqual(['Quote 3', 'Quote 2', 'Quote 1']);
  });

  test('shows the figures of the current revision', async () => {
    const { caller } = await openDesk(open());
    const saved = await saveNew(caller, 'Car');
    const stored = await caller.quote.get({ id: saved.id });
    expect((await caller.quote.list({})).items[0]).toEqual({
      id: saved.id,
      revision: 1,
      title: 'Car',
      savedAt: saved.savedAt,
      product: 'murabaha',
      financed: stored.financed,
      price: stored.price,
      firstPayment: stored.firstPayment,
      epr: stored.epr,
      checksPassed: stored.checksPassed,
      checksTotal: stored.checksTotal,
    });
  });

  test('finds part of a title in either language; % and _ are letters', async () => {
    const { caller } = await openDesk(open());
    for (const title of ['لاہور میں مکان', 'House in Lahore', '100% cotton_mill']) await saveNew(caller, title);
    const found = async (search: string) => (await caller.quote.list({ search })).items.map((item) => item.title);
    expect(await found('مکان')).toEqual(['لاہور میں مکان']);
    expect(await found('house')).toEqual(['House in Lahore']);
    expect(await found('0% c')).toEqual(['100% cotton_mill']);
    expect(await found('n_m')).toEqual(['100% cotton_mill']);
    expect(await found('n_L')).toEqual([]);
    expect(await found('%')).toEqual(['100% cotton_mill']);
  });

  test('a page takes the same number of statements whatever its length', async () => {
    const db = open();
    const { caller, orgId } = await openDesk(db);
    for (const number of [1, 2, 3, 4]) await saveNew(caller, `Quote ${number}`);
    const calls: string[] = [];
    const counted = callerOf(
      { ...db, withTenant: (scope, fn) => db.withTenant(scope, (tx) => fn(counting(tx, calls))) },
      orgId,
    );
    const statements = async (limit: number) => {
      await counted.quote.list({ limit });
      return calls.splice(0);
    };
    expect(await statements(1)).toEqual(['financingQuote', 'financingQuoteRevision']);
    expect(await statements(4)).toEqual(['financingQuote', 'financingQuoteRevision']);
  });

  test('a cursor that is none is an error, not a first page', async () => {
    const { caller } = await openDesk(open());
    await expect(caller.quote.list({ cursor: 'tomorrow' })).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', field: 'cursor' },
    });
  });
});

/** Notes each use of a model. */
function counting(tx: Tx, calls: string[]): Tx {
  return new Proxy(tx, {
    get(target, name, receiver) {
      if (String(name).startsWith('financing')) calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
