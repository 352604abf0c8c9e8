/** Whatever becomes of calls: what is committed is what their lines say. */
import { setImmediate as turn } from 'node:timers/promises';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAccount } from '../src/accounting/index.ts';
import { type Attempt, type CallOver, InferenceError, type OpenAccount } from '../src/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { createLedger, type Ledger } from './support/ledger.ts';
import { attempt, call, cards, usage } from './support/paid-calls.ts';
import { done, finish, request, text } from './support/replies.ts';
import { clientOf, serve, until } from './support/setup.ts';

describe('each reservation is committed or released once', () => {
  const count = fc.nat(400);
  const outcome = fc.constantFrom<Attempt['outcome']>('unavailable', 'timeout', 'overloaded', 'stream_incomplete', 'aborted');
  const failed = fc.record({
    outcome,
    delivered: fc.oneof(fc.constant(0), count),
    usage: fc.option(fc.record({ input: count, output: count, source: fc.constant('reported' as const) })),
  });
  const story = fc.record({
    failures: fc.array(failed, { maxLength: 4 }),
    /** It ends in an answer, by leaving while more is being set aside, or this process dies. */
    end: fc.constantFrom('answer', 'failure', 'left', 'crash'),
    /** Milliseconds that the whole takes; reservations hold for 60,000. */
    lasts: fc.constantFrom(0, 59_999, 60_000),
    settles: fc.integer({ min: 1, max: 2 }),
  });

  test('whatever fails, is repeated, topped up, left, runs out or dies', async () => {
    const stories = fc.array(story, { minLength: 1, maxLength: 6 });
    const limits = fc.constantFrom(Infinity, 700, 200);
    await fc.assert(
      fc.asyncProperty(stories, limits, async (told, limit) => {
        let now = 0;
        let lines = 0;
        const ledger = createLedger({ limit, nowMs: () => now, slow: () => turn() });
        const left: Promise<unknown>[] = [];
        const account = createAccount({ cards, budget: ledger.budget });
        await Promise.all(
          told.map(async ({ failures, end, lasts, settles }, position) => {
            const open = await account.open({ ...call, requestId: `r${position}` }).catch(refused);
            if (open === null) return;
            const attempts: Attempt[] = [];
            let ends = end;
            for (const each of failures) {
              attempts.push(attempt(each));
              const topping = open.topUp([...attempts]).then(() => open, refused);
              if (end === 'left') {
                left.push(topping);
                break;
              }
              if ((await topping) === null) ends = 'failure';
              if (ends === 'failure') break;
            }
            now += lasts;
            ledger.expire(now);
            if (ends === 'crash') return;
            if (ends === 'answer') attempts.push(attempt({ delivered: 9 }));
            const booked = await settled(open, attempts, settles);
            lines += booked;
          }),
        );
        await Promise.all(left);
        const dead = told.filter(({ end }) => end === 'crash').length;
        if (dead === 0) expect(ledger.held.filter(({ state }) => state === 'reserved')).toEqual([]);
        ledger.expire(now + 60_000);
        expect(ledger.faults).toEqual([]);
        expect(ledger.held.filter(({ state }) => state === 'reserved')).toEqual([]);
        expect(ledger.tokens).toBe(lines);
      }),
      { numRuns: deepRuns(50, 5_000) },
    );
  });

  const refused = (error: unknown): null => {
    if (error instanceof InferenceError && error.code === 'quota_exceeded') return null;
    throw error;
  };

  async function settled(open: OpenAccount, attempts: readonly Attempt[], times: number): Promise<number> {
    const complete = attempts.at(-1)?.outcome === 'ok';
    const all = await Promise.all(Array.from({ length: times }, () => open.settle({ attempts, complete })));
    return tokensOf(all[0]?.lines ?? []);
  }

  test('of 100 calls at the same time, of which many break off: what is committed is what the lines say', async () => {
    let calls = 0;
    const server = await serve(async (response) => {
      calls += 1;
      const kind = calls % 5;
      if (kind === 0) return sendJson(response, 503, {}, { 'retry-after-ms': '0' });
      if (kind === 1) return sendJson(response, 400, { error: { message: 'no' } });
      await writeEvents(response, [text('گندم'), text(' کی'), ...(kind === 2 ? [usage] : [])]);
      if (kind === 2 || kind === 3) return void response.destroy();
      await writeEvents(response, [finish('stop'), ...(calls % 2 === 0 ? [usage] : []), done]);
      response.end();
    });
    const ledger = createLedger({ slow: () => turn() });
    const ends: CallOver[] = [];
    const observer = {
      begin: () => ({ attempt: () => {}, firstToken: () => {}, end: (over: CallOver) => void ends.push(over) }),
    };
    const limits = { inFlight: 20, queued: 100 };
    const inference = clientOf([server], {
      account: createAccount({ cards, budget: ledger.budget }),
      observer,
      limits,
      random: () => 0,
    });
    await Promise.all(
      Array.from({ length: 100 }, async (_, position) => {
        // Of its own model each, so that no breaker keeps calls away.
        const stream = inference.stream({ ...request, model: `m${position}` });
        const leaves = position % 7 === 0;
        try {
          for await (const event of stream) if (leaves && event.type === 'text') break;
        } catch (error) {
          expect(error).toBeInstanceOf(InferenceError);
        }
      }),
    );
    await until(() => ends.length === 100);
    expect(ledger.faults).toEqual([]);
    expect(ledger.held.filter(({ state }) => state === 'reserved')).toEqual([]);
    expect(ledger.tokens).toBe(ends.reduce((sum, { costs }) => sum + tokensOf(costs.lines ?? []), 0));
    expect(micros(ledger)).toBe(ends.reduce((sum, { costs }) => sum + (costs.cost?.usdMicros ?? 0n), 0n));
    expect(ends.some(({ error }) => error?.code === 'aborted')).toBe(true);
    expect(ledger.commits.length).toBeGreaterThan(20);
    expect(ledger.releases.length).toBeGreaterThan(10);
  });
});

const tokensOf = (lines: readonly { readonly usage: { readonly input: number; readonly output: number } }[]): number =>
  lines.reduce((sum, { usage: { input, output } }) => sum + input + output, 0);

const micros = ({ commits }: Ledger): bigint => commits.reduce((sum, { cost }) => sum + (cost?.usdMicros ?? 0n), 0n);
