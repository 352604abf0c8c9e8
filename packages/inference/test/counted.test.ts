/** Tokens that nobody reported, as the vocabulary of the server that answered counts them. */
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAccount } from '../src/accounting/index.ts';
import type { ChatResult, Gate, InferenceConfig, Outgoing, UsageLine } from '../src/index.ts';
import { InferenceError } from '../src/index.ts';
import { createRedaction } from '../src/redaction/index.ts';
import { type Script, type ScriptedServer, sendJson, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { createLedger } from './support/ledger.ts';
import { cards, usage } from './support/paid-calls.ts';
import { done, finish, reply, request, text } from './support/replies.ts';
import { clientOf, type EndpointWishes, failureOf, serve, until } from './support/setup.ts';

type Answer = (response: Parameters<Script>[0]) => unknown;

const llama = { dialect: 'llama-server' } as const;
const isQuestion = ({ path }: { readonly path: string }) => path.endsWith('/tokenize');
const questionsOf = ({ requests }: ScriptedServer) => requests.filter(isQuestion);
const bodiesOf = (server: ScriptedServer) => questionsOf(server).map(({ body }) => JSON.parse(body));

/** Counts 100 tokens for every text of a prompt and 7 for what came, which begins with گندم. */
const counting: Script = (response, { body }) =>
  sendJson(response, 200, { tokens: Array.from({ length: body.includes('گندم') ? 7 : 100 }, (_, id) => id) });

/** Replies گندم and reports nothing. */
const unreported: Answer = (response) => writeEvents(response, reply('گندم')).then(() => response.end());

interface Setting extends Omit<InferenceConfig, 'endpoints' | 'account'> {
  readonly answer?: Answer;
  readonly tokenize?: Script;
  readonly wish?: EndpointWishes;
}

async function paid({ answer = unreported, tokenize = counting, wish = llama, ...config }: Setting = {}) {
  const server = await serve((response, asked) => (isQuestion(asked) ? tokenize(response, asked) : void answer(response)));
  const ledger = createLedger();
  const account = createAccount({ cards, budget: ledger.budget });
  return { server, ledger, inference: clientOf([server], { ...config, account, wishes: [wish] }) };
}

const estimate = { input: 3, output: 3, source: 'estimated' } as const;
const count = { input: 100, output: 7, source: 'counted' } as const;
const usagesOf = ({ lines = [] }: { readonly lines?: readonly UsageLine[] }) => lines.map((line) => line.usage);
const bookedOf = async ({ booked }: ChatResult) => (booked === undefined ? null : usagesOf(await booked));

describe('a reply without usage', () => {
  test('is there before the count is, which is what is booked', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { ledger, inference } = await paid({ tokenize: (response, asked) => held.then(() => counting(response, asked)) });
    const result = await inference.chat(request);
    expect([usagesOf(result), result.usage, ledger.commits]).toEqual([[estimate], null, []]);
    release();
    expect(await bookedOf(result)).toEqual([count]);
    expect(ledger.commits.map((spent) => spent.usage)).toEqual([count]);
    expect(ledger.faults).toEqual([]);
  });

  const questions: readonly (readonly [EndpointWishes, string, object[]])[] = [
    [llama, '/tokenize', [{ content: 'سلام' }, { content: 'گندم' }]],
    [
      { dialect: 'vllm' } as const,
      '/tokenize',
      [
        { model: 'm', messages: [{ role: 'user', content: 'سلام' }] },
        { model: 'm', prompt: 'گندم', add_special_tokens: false },
      ],
    ],
    [
      { tokenizer: 'gateway' } as const,
      '/v1/tokenize',
      [
        { model: 'm', content: 'سلام' },
        { model: 'm', content: 'گندم' },
      ],
    ],
  ];
  test.each(questions)('is asked of %j at %s', async (wish, path, bodies) => {
    const { server, inference } = await paid({ wish });
    expect(await bookedOf(await inference.chat(request))).toEqual([count]);
    expect(questionsOf(server).map((asked) => asked.path)).toEqual([path, path]);
    expect(bodiesOf(server)).toEqual(expect.arrayContaining(bodies));
  });

  test('that its reader left pays for what came until then', async () => {
    const answer: Answer = (response) => writeEvents(response, [text('گندم'), text(' اور')]);
    const { server, ledger, inference } = await paid({ answer });
    for await (const event of inference.stream(request)) if (event.type === 'text') break;
    await until(() => ledger.commits.length > 0);
    expect(ledger.commits).toMatchObject([{ usage: count }]);
    expect(bodiesOf(server)).toContainEqual({ content: 'گندم' });
  });

  test('that broke off pays for what came; the reader is not kept waiting', async () => {
    const answer: Answer = async (response) => {
      await writeEvents(response, [text('گندم')]);
      response.destroy();
    };
    const { server, ledger, inference } = await paid({ answer, tokenize: () => {} });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'stream_incomplete' });
    await until(() => questionsOf(server).length === 2);
    expect(ledger.commits).toEqual([]);
    await inference.close();
    await until(() => ledger.commits.length > 0);
    expect(ledger.commits).toMatchObject([{ usage: estimate }]);
  });
});

describe('it stays an estimate', () => {
  const broken: readonly (readonly [string, Script])[] = [
    ['has no such path', (response) => sendJson(response, 404, {})],
    ['breaks', (response) => void response.destroy()],
    ['answers no JSON', (response) => void response.writeHead(200).end('tokens')],
    ['names no number', (response) => sendJson(response, 200, { count: -1 })],
    [
      'counts the reply alone',
      (response, asked) => (asked.body.includes('گندم') ? counting(response, asked) : sendJson(response, 500, {})),
    ],
  ];
  test.each(broken)('where the server %s', async (_, tokenize) => {
    const { ledger, inference } = await paid({ tokenize });
    expect(await bookedOf(await inference.chat(request))).toEqual([estimate]);
    expect(ledger.commits.map((spent) => spent.usage)).toEqual([estimate]);
  });

  test('where the server does not say within a second', async () => {
    const clock = manualClock();
    const { server, ledger, inference } = await paid({ clock, tokenize: () => {} });
    const result = await inference.chat(request);
    await until(() => questionsOf(server).length === 2);
    clock.advance(999);
    expect(ledger.commits).toEqual([]);
    clock.advance(1);
    expect(await bookedOf(result)).toEqual([estimate]);
  });

  test('where the gate lets it not out again', async () => {
    const asked: Outgoing[] = [];
    const gate: Gate = {
      async pass(outgoing) {
        asked.push(outgoing);
        if (asked.length > 1) throw new InferenceError('tier_denied');
        return { decisionId: 'd', cardId: null };
      },
    };
    const { server, inference } = await paid({ gate });
    const result = await inference.chat(request, { tenant: 't' });
    expect(await bookedOf(result)).toEqual([estimate]);
    const { requestId } = result;
    for (const one of asked) expect(one).toMatchObject({ requestId, operation: 'chat', model: 'm', tenant: 't' });
    expect([asked.length, questionsOf(server)]).toEqual([3, []]);
  });
});

describe('nobody is asked', () => {
  test('where it was reported, nothing came, a picture was sent, or the server is of another kind', async () => {
    const reporting: Answer = (response) =>
      writeEvents(response, [text('گندم'), finish('stop'), usage, done]).then(() => response.end());
    const reported = await paid({ answer: reporting });
    expect(usagesOf(await reported.inference.chat(request))).toMatchObject([{ input: 50, source: 'reported' }]);
    const failing = await paid({ answer: (response) => sendJson(response, 400, {}) });
    await failureOf(failing.inference.chat(request));
    const seeing = await paid();
    const image = { type: 'image', mediaType: 'image/png', base64: 'AAAA' } as const;
    const seen = await seeing.inference.chat({ ...request, messages: [{ role: 'user', content: [image] }] });
    expect(await bookedOf(seen)).toMatchObject([{ source: 'estimated' }]);
    const other = await paid({ wish: {} });
    expect((await other.inference.chat(request)).booked).toBeUndefined();
    for (const { server } of [reported, failing, seeing, other]) expect(questionsOf(server)).toEqual([]);
  });

  test('where nobody pays', async () => {
    const server = await serve((response) => void unreported(response));
    expect((await clientOf([server], { wishes: [llama] }).chat(request)).booked).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });
});

test('what is taken out of a request is not in the question either', async () => {
  const cnic = '35202-1234567-1';
  const asked: Outgoing[] = [];
  const gate: Gate = {
    async pass(outgoing) {
      asked.push(outgoing);
      return { decisionId: null, cardId: null };
    },
  };
  const answer: Answer = (response) => writeEvents(response, reply('گندم ⟦CNIC_1⟧')).then(() => response.end());
  const { server, inference } = await paid({ answer, gate, redaction: createRedaction() });
  const result = await inference.chat({ model: 'm', messages: [{ role: 'user', content: `نمبر ${cnic}` }] });
  expect(result.text).toBe(`گندم ${cnic}`);
  expect(await bookedOf(result)).toEqual([count]);
  expect(bodiesOf(server)).toEqual(expect.arrayContaining([{ content: 'نمبر ⟦CNIC_1⟧' }, { content: 'گندم ⟦CNIC_1⟧' }]));
  expect(asked.map(({ redactions }) => redactions)).toEqual([{ CNIC: 1 }, { CNIC: 1 }, { CNIC: 1 }]);
});

test('however calls end and whatever servers count, each is booked once, and its line says by whom it was counted', async () => {
  const shape = fc.record({
    end: fc.constantFrom('whole', 'cut', 'left', 'refused'),
    reports: fc.boolean(),
    counts: fc.boolean(),
  });
  const run = async (shapes: readonly (typeof shape extends fc.Arbitrary<infer Shape> ? Shape : never)[]) => {
    const server = await serve(async (response, { path, body }) => {
      const { model = '', content = '' } = JSON.parse(body);
      const { end, reports, counts } = shapes[Number(model)] ?? { end: 'refused', reports: false, counts: false };
      if (path.endsWith('/tokenize')) return sendJson(response, counts ? 200 : 404, { count: content === 'گندم' ? 7 : 100 });
      if (end === 'refused') return sendJson(response, 400, {});
      await writeEvents(response, [text('گندم'), ...(reports ? [usage] : [])]);
      if (end === 'cut') return void response.destroy();
      if (end === 'whole') await writeEvents(response, [finish('stop'), done]);
      if (end === 'whole') response.end();
    });
    const ledger = createLedger();
    const account = createAccount({ cards, budget: ledger.budget });
    const inference = clientOf([server], { account, wishes: [{ tokenizer: 'gateway' }] });
    await Promise.all(
      shapes.map(async ({ end }, position) => {
        const asked = { model: String(position), messages: request.messages };
        try {
          for await (const event of inference.stream(asked)) if (event.type === 'text' && end === 'left') break;
        } catch (error) {
          expect(error).toBeInstanceOf(InferenceError);
        }
      }),
    );
    const isOver = () => ledger.held.every(({ state }) => state !== 'reserved');
    await until(isOver);
    const sources = shapes.flatMap(({ end, reports, counts }) => {
      if (end === 'refused') return [];
      // Who leaves at the first word has not read the report that comes behind it.
      if (reports && end !== 'left') return ['reported'];
      return [counts ? 'counted' : 'estimated'];
    });
    expect(ledger.commits.map((spent) => spent.usage.source).sort()).toEqual(sources.sort());
    const tokens = { reported: 70, counted: 107, estimated: 6 };
    const sum = ledger.commits.reduce((total, spent) => total + tokens[spent.usage.source], 0);
    expect([ledger.tokens, ledger.faults]).toEqual([sum, []]);
    await inference.close();
  };
  await fc.assert(fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 8 }), run), { numRuns: deepRuns(5, 1_000) });
});
