import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Account, InferenceError } from '../src/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { reply, text } from './support/replies.ts';
import { clientOf, serve } from './support/setup.ts';

/** What a server makes of a call, by the name of its model. */
const fates = ['reply', 'busy', 'loading', 'broken', 'refused', 'cut before', 'cut after', 'hangs'] as const;
const ends = ['waits', 'leaves at once', 'leaves later', 'leaves at the first token'] as const;

const serveFates = () =>
  serve(async (response, { method, body }) => {
    if (method === 'GET') return sendJson(response, 200, { data: [{ id: 'm' }] });
    const [fate] = String(JSON.parse(body).model).split(' #');
    if (fate === 'busy') return sendJson(response, 429, {}, { 'retry-after': '0' });
    if (fate === 'loading') return sendJson(response, 503, {});
    if (fate === 'broken') return sendJson(response, 500, {});
    if (fate === 'refused') return sendJson(response, 400, {});
    if (fate === 'reply') {
      await writeEvents(response, reply('گندم'));
      response.end();
    } else {
      await writeEvents(response, fate === 'cut before' ? [] : [text('گن')]);
      if (fate !== 'hangs') response.destroy();
    }
  });

test(
  'whatever becomes of calls, each is settled once, no place stays taken, and no more is asked than may be',
  async () => {
    const servers = [await serveFates(), await serveFates()];
    let opened = 0;
    let settled = 0;
    const odd: string[][] = [];
    const account: Account = {
      async open() {
        opened += 1;
        return {
          topUp: async () => {},
          async settle({ attempts, complete }) {
            settled += 1;
            // What is thrown here is the account's own affair, so it is looked at behind the calls.
            const good = attempts.filter(({ outcome }) => outcome === 'ok').length;
            if (attempts.length > 3 || good !== (complete ? 1 : 0)) odd.push(attempts.map(({ outcome }) => outcome));
            return { cost: null, energy: null };
          },
        };
      },
    };
    const inference = clientOf(servers, {
      account,
      random: () => 0,
      limits: { inFlight: 3, queued: 100 },
      wishes: [{ group: 'g' }, { group: 'g' }],
      timeouts: { betweenTokensMs: 40 },
    });
    let calls = 0;

    const call = async (fate: string, end: (typeof ends)[number]): Promise<void> => {
      calls += 1;
      const control = new AbortController();
      const stream = inference.stream({ model: `${fate} #${calls % 50}`, messages: [] }, { signal: control.signal });
      if (end === 'leaves at once') queueMicrotask(() => control.abort());
      if (end === 'leaves later') setTimeout(() => control.abort(), calls % 7);
      try {
        for await (const { type } of stream) if (type === 'text' && end === 'leaves at the first token') break;
        await stream.result.catch(() => {});
      } catch (error) {
        expect(error).toBeInstanceOf(InferenceError);
      }
    };

    const many = fc.array(fc.record({ fate: fc.constantFrom(...fates), end: fc.constantFrom(...ends) }), {
      minLength: 20,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(many, async (wishes) => {
        await Promise.all(wishes.map(({ fate, end }) => call(fate, end)));
        const { endpoints } = await inference.health();
        expect(endpoints.map(({ inFlight, queued }) => [inFlight, queued])).toEqual([
          [0, 0],
          [0, 0],
        ]);
        expect([settled, odd]).toEqual([opened, []]);
      }),
      { numRuns: deepRuns(4, 300) },
    );
    expect(opened).toBeGreaterThan(0);
  },
  deepRuns(30_000, 600_000),
);
