/** What calls of models cost organizations: what is booked is what their lines say, on both databases. */
import { createMetering, type Meter, type Metering } from '@repo/billing';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { type Attempt, createInference, InferenceError } from '@repo/inference';
import { tariffOf } from '@repo/inference/accounting';
import { sendJson, startScriptedServer, writeEvents } from '@repo/inference/testing';
import { beforeEach, expect, test } from 'vitest';
import { testContext } from '../testing/test-context.ts';
import { type PaidCall, payFor } from './account.ts';

const text = { ur: 'ٹوکن', en: 'tokens' };
const period = isoDate('2026-11-01');
const at = new Date('2026-11-29T09:00:00Z');
const chunk = (value: object) => `data: ${JSON.stringify({ model: 'm', ...value })}\n\n`;
const word = chunk({ choices: [{ index: 0, delta: { content: 'گندم' } }] });
const finish = chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
const usage = chunk({ choices: [], usage: { prompt_tokens: 50, completion_tokens: 20 } });
const ask = { requestId: 'r', operation: 'chat', model: 'm', tenant: null, promptLength: 100, maxTokens: 40 } as const;
const answered = { endpointId: 'e', outcome: 'ok', durationMs: 1, decisionId: null, usage: null, delivered: 4 } as const;

describeDatabases('calls of models on the account of an organization', (open) => {
  let org: TestOrganization;
  beforeEach(async () => {
    org = await createOrganization(open());
  });
  const metersOf = (monthlyLimit: bigint | null): Meter[] => [
    { id: 'shop.tokens', vertical: 'shop', label: text, unit: text, monthlyLimit },
  ];
  const meteringOf = (limit: bigint | null = null, now = () => at): Metering =>
    createMetering({ db: open(), meters: metersOf(limit), now, holdMs: 60_000 });
  const payer = (metering: Metering, call: string, promptTokens?: number): PaidCall => {
    const { orgId, userId } = org;
    const wish = { orgId, userId, vertical: 'shop', meter: 'shop.tokens', call };
    const host = { ...testContext({ db: open(), now: () => at }), metering };
    return payFor(host, { ...wish, ...(promptTokens !== undefined && { promptTokens }) });
  };
  const budgetOf = async (metering: Metering) => {
    const { budgets, lines } = await metering.usage({ organizationId: org.orgId, period });
    const [{ reserved, committed } = { reserved: 0n, committed: 0n }] = budgets;
    return { reserved, committed, booked: lines.reduce((sum, { units }) => sum + units, 0n), lines };
  };

  test('AB-092 100 at the same time, of which many fail, break off or are left: what is booked is the sum of their lines', async () => {
    let requests = 0;
    const server = await startScriptedServer(async (response) => {
      requests += 1;
      const kind = requests % 5;
      if (kind === 0) return sendJson(response, 503, {});
      if (kind === 1) return sendJson(response, 400, {});
      await writeEvents(response, [word, ...(kind === 2 ? [usage] : [])]);
      if (kind === 2) return void response.destroy();
      await writeEvents(response, [word, finish, ...(requests % 2 === 0 ? [usage] : []), 'data: [DONE]\n\n']);
      response.end();
    });
    const endpoint = { id: 'e', baseURL: server.baseURL, maxInFlight: 25 };
    const limits = { queued: 100 };
    const inference = createInference({ endpoints: [endpoint], limits, timeouts: { connectMs: 10_000 }, random: () => 0 });
    const metering = meteringOf();
    const calls = Array.from({ length: deepRuns(40, 1_000) }, (_, position) => payer(metering, `call ${position}`));
    try {
      for (let from = 0; from < calls.length; from += 100) {
        await Promise.all(calls.slice(from, from + 100).map((paid, position) => converse(paid, from + position)));
      }
    } finally {
      await inference.close();
      await server.close();
    }

    async function converse(paid: PaidCall, position: number): Promise<void> {
      const request = { model: `m${position}`, messages: [{ role: 'user', content: 'سلام' }], maxTokens: 40 } as const;
      const stream = inference.stream(request, paid.options);
      try {
        for await (const event of stream) if (event.type === 'text' && position % 7 === 0) break;
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError);
      }
    }

    const lines = calls.flatMap(({ costs }) => costs?.lines ?? []);
    const sum = lines.reduce((total, { usage: { input, output } }) => total + BigInt(input + output), 0n);
    const { lines: stored, ...budget } = await budgetOf(metering);
    expect(budget).toEqual({ reserved: 0n, committed: sum, booked: sum });
    expect(calls.every(({ costs }) => costs !== null)).toBe(true);
    expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(
      new Set(['ok', 'aborted', 'unavailable', 'invalid_request', 'stream_incomplete']),
    );
    const counted = stored.reduce((total, line) => total + line.counted, 0n);
    expect(counted > 0n && counted < sum).toBe(true);
  });

  test('AB-093 that the month does not hold are refused, exactly those, with the limit of the meter and its end as the cause', async () => {
    // 78 tokens of a prompt of 100 characters, and 40 that may be written.
    const metering = meteringOf(10n * 118n);
    const calls = Array.from({ length: deepRuns(25, 100) }, (_, position) => payer(metering, `call ${position}`));
    const opened = await Promise.allSettled(calls.map(({ options }) => options.account.open(ask)));
    const refusals = opened.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
    expect(refusals).toHaveLength(calls.length - 10);
    for (const refusal of refusals) {
      const cause = { code: 'QUOTA_EXCEEDED', kind: 'too-many', retryAfter: expect.any(Number) };
      expect(refusal).toMatchObject({ code: 'quota_exceeded', retryable: false, cause });
    }
    expect(await budgetOf(metering)).toMatchObject({ reserved: 1180n, committed: 0n });
  });

  test('that are two of one deed, the second a repair, are both booked', async () => {
    const metering = meteringOf();
    const paid = payer(metering, 'one');
    for (const output of [20, 7]) {
      const books = await paid.options.account.open(ask);
      const attempt: Attempt = { ...answered, usage: { input: 50, output, source: 'reported' } };
      await books.settle({ attempts: [attempt], complete: true });
    }
    expect(await budgetOf(metering)).toMatchObject({ reserved: 0n, committed: 127n, booked: 127n });
    expect(paid.costs?.lines?.map(({ usage: used }) => used.output)).toEqual([20, 7]);
  });

  test('AB-092 of which the process dies are booked as far as they were kept; one that goes on after all is booked whole, late', async () => {
    let now = at;
    const metering = meteringOf(null, () => now);
    const [dead, slow, silent] = ['dead', 'slow', 'silent'].map((name) => payer(metering, name, 10.5));
    const books = await Promise.all([dead, slow, silent].map((paid) => paid?.options.account.open(ask)));
    expect(silent?.soFar()).toBeNull();
    dead?.delivered(3.2);
    const keep = dead?.soFar() ?? null;
    await open().withTenant(
      { orgId: org.orgId },
      async () => {},
      () => keep,
    );
    now = new Date(at.getTime() + 30 * 60_000);
    expect(await metering.expire()).toBeGreaterThanOrEqual(3);
    // 13.7 tokens of the one that was kept.
    expect(await budgetOf(metering)).toMatchObject({ reserved: 0n, committed: 14n });
    slow?.delivered(2);
    const attempts: Attempt[] = [answered];
    expect(await books[1]?.settle({ attempts, complete: true })).toMatchObject({
      lines: [{ usage: { input: 11, output: 2, source: 'estimated' } }],
    });
    expect(await budgetOf(metering)).toMatchObject({ reserved: 0n, committed: 14n + 13n, booked: 27n });
  });

  test('that nobody reported are booked as the server counts them, at the price of the model’s card, and said to be until then', async () => {
    const server = await startScriptedServer(async (response, { path }) => {
      if (path === '/tokenize') return sendJson(response, 200, { tokens: [1, 2, 3, 4, 5] });
      await writeEvents(response, [word, finish, 'data: [DONE]\n\n']);
      response.end();
    });
    const price = { input: 1, cachedInput: null, output: 1, source: 'list', readOn: '2026-11-27' };
    const metering = meteringOf();
    const context = testContext({ db: open(), now: () => at });
    const terms = { cards: () => ({ price, energy: null, fertility: null }) };
    const host = { ...context, metering, inference: { ...context.inference, terms } };
    const { orgId, userId } = org;
    const paid = payFor(host, { orgId, userId, vertical: 'shop', meter: 'shop.tokens', call: 'counted' });
    const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL, dialect: 'llama-server' }] });
    try {
      const request = { model: 'm', messages: [{ role: 'user', content: 'سلام' }] } as const;
      const { lines } = await inference.chat(request, paid.options);
      expect(lines).toMatchObject([{ usage: { source: 'estimated' } }]);
      await paid.booked();
      expect(paid.costs?.lines).toMatchObject([{ usage: { input: 5, output: 5, source: 'counted' }, tariff: tariffOf(price) }]);
      expect(await budgetOf(metering)).toMatchObject({ reserved: 0n, committed: 10n, lines: [{ counted: 10n }] });
      const { rows } = await open().query('SELECT tariff FROM meter_ledger WHERE "organizationId" = $1', [orgId]);
      expect(rows).toEqual([{ tariff: tariffOf(price) }]);
      expect(tariffOf(price)).toMatch(/^2026-11-27\/[0-9a-f]{16}$/);
    } finally {
      await inference.close();
      await server.close();
    }
  });
});
