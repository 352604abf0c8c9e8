import { describe, expect, test } from 'vitest';
import { createAccount, tariffOf } from '../src/accounting/index.ts';
import { InferenceError } from '../src/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { createLedger } from './support/ledger.ts';
import { attempt, call, cards, usage } from './support/paid-calls.ts';
import { done, finish, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const fx = { latest: () => ({ pair: 'USD/PKR', rate: '280', date: '2026-02-27', source: 'SBP' }) as const };

describe('a call', () => {
  test('has its costs, each attempt a line, and what it used is committed', async () => {
    let calls = 0;
    const server = await serve(async (response) => {
      calls += 1;
      if (calls === 1) return sendJson(response, 503, {});
      await writeEvents(response, [text('سلام'), finish('stop'), usage, done]);
      response.end();
    });
    const ledger = createLedger();
    const account = createAccount({ cards, fx, budget: ledger.budget, clock: manualClock() });
    const inference = clientOf([server], { account, random: () => 0 });
    const { cost, energy: used, lines, requestId } = await inference.chat({ ...request, maxTokens: 40 }, { tenant: 't' });
    expect(cost).toMatchObject({ usdMicros: 13n, pkrMicros: 3_640n, fx: { rate: '280' }, fxStale: false });
    expect(used).toMatchObject({ kWh: '0.00003', range: { high: '0.000075' }, overhead: '1.5', basis: 'declared' });
    expect(lines).toMatchObject([
      { outcome: 'unavailable', usage: { input: 0, output: 0 } },
      { outcome: 'ok', usage: { input: 50, output: 20, source: 'reported' }, urduUnits: '0.14' },
    ]);
    // The one that failed before a word left its reservation to the next.
    expect(ledger.held.map(({ wish }) => wish)).toMatchObject([{ requestId, tenant: 't', maxTokens: 3 + 40 }]);
    expect([ledger.commits.length, ledger.tokens, ledger.releases]).toEqual([1, 70, []]);
  });

  test('that another one pays for is not on the account of the client', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('سلام'), finish('stop'), usage, done]);
      response.end();
    });
    const [ofClient, ofCall] = [createLedger(), createLedger()];
    const inference = clientOf([server], { account: createAccount({ cards, budget: ofClient.budget }) });
    await inference.chat(request, { account: createAccount({ cards, budget: ofCall.budget }) });
    expect([ofClient.held.length, ofCall.tokens]).toEqual([0, 70]);
  });

  test('that its reader left pays for its prompt and what came until then', async () => {
    const server = await serve((response) => writeEvents(response, [text('گندم'), text(' اور')]));
    const ledger = createLedger();
    const inference = clientOf([server], { account: createAccount({ cards, budget: ledger.budget }) });
    for await (const event of inference.stream(request)) if (event.type === 'text') break;
    await until(() => ledger.commits.length > 0);
    expect(ledger.commits).toMatchObject([{ usage: { input: 3, output: 3, source: 'estimated' } }]);
  });

  test('is refused where its budget does not hold it, and is not sent', async () => {
    const server = await serve((response) => sendJson(response, 500, {}));
    const ledger = createLedger({ limit: 1_000 });
    const inference = clientOf([server], { account: createAccount({ cards, budget: ledger.budget }) });
    // Without a bound 1,024 tokens are set aside.
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'quota_exceeded', retryable: false });
    expect([server.requests, ledger.held]).toEqual([[], []]);
  });

  test('is refused with a rate or an overhead that is none, before anything is set aside', async () => {
    const ledger = createLedger();
    const wrong = { latest: () => ({ ...fx.latest(), rate: '280,5' }) };
    const account = createAccount({ cards, fx: wrong, budget: ledger.budget });
    await expect(account.open(call)).rejects.toMatchObject({ code: 'config_invalid' });
    expect(() => createAccount({ cards, pue: '-1' })).toThrow(InferenceError);
    expect(ledger.held).toEqual([]);
  });
});

test.each([{ input: -1 }, { output: 0.5 }, { output: 1e300 }, { cached: Number.NaN }])(
  'what a server reports as tokens and is no number of them is estimated: %j',
  async (wrong) => {
    const account = createAccount({ cards });
    const reported = { input: 5, output: 2, source: 'reported', ...wrong } as const;
    const open = await account.open(call);
    const { lines } = await open.settle({ attempts: [attempt({ usage: reported, delivered: 10 })], complete: true });
    expect(lines).toMatchObject([{ usage: { input: 58, output: 6, source: 'estimated' } }]);
  },
);

test('a budget that breaks takes no reply away, and is told of', async () => {
  const told: unknown[] = [];
  const broken = new Error('no database');
  const budget = { ...createLedger().budget, commit: () => Promise.reject(broken) };
  const open = await createAccount({ cards, budget, onFailure: (error) => told.push(error) }).open(call);
  expect(await open.settle({ attempts: [attempt({ delivered: 4 })], complete: true })).toMatchObject({ cost: {} });
  expect(told).toEqual([broken]);
});

test('what was estimated as a call ended stays so, whatever was written since, where its server counts nothing', async () => {
  let written = 6;
  const ledger = createLedger();
  const estimate = { input: () => 58, output: () => written };
  const open = await createAccount({ cards, budget: ledger.budget, estimate }).open(call);
  const [cut, whole] = [attempt({ outcome: 'stream_incomplete', delivered: 9 }), attempt({ delivered: 10 })];
  await open.topUp([cut]);
  const counted = { input: 50, output: 7, source: 'counted' } as const;
  const end = { attempts: [cut, whole], counted: Promise.resolve([cut, { ...whole, usage: counted }]), complete: true };
  const { booked } = await open.settle(end);
  written = 0;
  expect((await booked)?.lines).toMatchObject([{ usage: { input: 58, output: 6, source: 'estimated' } }, { usage: counted }]);
  expect(ledger.commits).toMatchObject([{ usage: { output: 6 } }, { usage: counted }]);
});

test('a line says which price gave its cost, and what a kilowatt-hour costs where that is declared', async () => {
  const electricity = { rupeesPerKWh: '34.9', date: '2026-11-27', source: 'NEPRA' };
  const reported = { input: 50, output: 20, source: 'reported' } as const;
  const end = { attempts: [attempt({ usage: reported }), attempt({ usage: reported })], complete: true };
  const known = await (await createAccount({ cards, electricity }).open(call)).settle(end);
  const { price } = cards();
  expect(known.lines?.map(({ tariff }) => tariff)).toEqual([tariffOf(price), tariffOf(price)]);
  expect(tariffOf({ ...price, output: 1 })).not.toBe(tariffOf(price));
  expect(known.energy?.tariff).toEqual(electricity);
  const unpriced = () => ({ ...cards(), price: null });
  const unknown = await (await createAccount({ cards: unpriced }).open(call)).settle(end);
  expect([unknown.lines?.[0]?.tariff, unknown.energy?.tariff]).toEqual([null, undefined]);
  expect(() => createAccount({ cards, electricity: { ...electricity, date: 'today' } })).toThrow(InferenceError);
});
