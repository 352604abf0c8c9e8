import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatDelta, ChatRequest, Gate, Outgoing } from '../src/index.ts';
import { createRedaction, find } from '../src/redaction/index.ts';
import { type ReceivedRequest, sendJson, writeEvents } from '../src/testing/index.ts';
import { done, finish, reply, text } from './support/replies.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const cnic = '35202-1234567-1';
const mobile = '۰۳۰۰-۱۲۳۴۵۶۷';
const request: ChatRequest = { model: 'm', messages: [{ role: 'user', content: `میرا نمبر ${cnic}، فون ${mobile}` }] };

const event = (delta: object): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`;
const toolEvent = (index: number, fields: object): string =>
  event({ tool_calls: [{ index, id: `t${index}`, function: fields }] });

const serveEvents = (events: readonly string[]) =>
  serve(async (response) => {
    await writeEvents(response, events);
    response.end();
  });

function watching() {
  const asked: Outgoing[] = [];
  const gate: Gate = {
    pass: async (outgoing) => {
      asked.push(outgoing);
      return { decisionId: null, cardId: null };
    },
  };
  return { gate, counts: () => asked.map(({ redactions }) => redactions) };
}

const bodyOf = (sent: ReceivedRequest | undefined) => JSON.parse(sent?.body ?? '');
const redaction = createRedaction();

describe('what leaves', () => {
  test('holds placeholders wherever a person’s words may stand, and the gate is told how many', async () => {
    const server = await serveEvents(reply('a'));
    const { gate, counts } = watching();
    const asked: ChatRequest = {
      model: 'm',
      messages: [
        { role: 'system', content: `Call ${mobile}` },
        {
          role: 'user',
          content: [
            { type: 'text', text: cnic },
            { type: 'image', mediaType: 'image/png', base64: 'AAAA' },
          ],
        },
        {
          role: 'assistant',
          content: '',
          toolCalls: [
            {
              id: 't',
              name: 'look_up',
              arguments: String.raw`{"cnic": 4210176543219, "of":"\u06f3\u06f5\u06f2\u06f0\u06f2-1234567-1", "rows": 12}`,
            },
          ],
        },
        { role: 'tool', toolCallId: 't', content: `{"iban":"PK23BUNI0000000000000001"}` },
      ],
      tools: [{ name: 'look_up', description: `of ${cnic}`, parameters: { enum: [cnic], maximum: 4210176543219 } }],
      stop: [cnic],
      responseFormat: { type: 'json_schema', name: 'answer', schema: { properties: { cnic: { const: cnic } } } },
    };
    await clientOf([server], { gate, redaction }).chat(asked);
    const body = bodyOf(server.requests[0]);
    expect(body.messages.map(({ content }: { content: unknown }) => content)).toEqual([
      'Call ⟦MOBILE_1⟧',
      [{ type: 'text', text: '⟦CNIC_1⟧' }, expect.objectContaining({ type: 'image_url' })],
      '',
      '{"iban":"⟦IBAN_1⟧"}',
    ]);
    expect(body.messages[2].tool_calls[0].function.arguments).toBe('{"cnic": "⟦CNIC_2⟧", "of":"⟦CNIC_3⟧", "rows": 12}');
    expect(body.tools[0].function).toEqual({
      name: 'look_up',
      description: 'of ⟦CNIC_1⟧',
      parameters: { enum: ['⟦CNIC_1⟧'], maximum: 4210176543219 },
    });
    expect([body.stop, body.response_format.json_schema.schema.properties]).toEqual([
      ['⟦CNIC_1⟧'],
      { cnic: { const: '⟦CNIC_1⟧' } },
    ]);
    expect(counts()).toEqual([{ MOBILE: 1, CNIC: 3, IBAN: 1 }]);
  });

  test('is left as it is for an endpoint of the tier, and not where the call goes after it', async () => {
    const national = await serve((response) => sendJson(response, 503, {}));
    const foreign = await serveEvents(reply('⟦CNIC_1⟧'));
    const { gate, counts } = watching();
    const wishes = [{ tier: 'national' }, { tier: 'foreign' }] as const;
    const result = await clientOf([national, foreign], { gate, redaction, wishes, random: () => 0 }).chat(request);
    expect([bodyOf(national.requests[0]).messages, counts()]).toEqual([request.messages, [{}, { CNIC: 1, MOBILE: 1 }]]);
    expect(find(foreign.requests[0]?.body ?? '')).toEqual([]);
    expect(result.text).toBe(cnic);
  });

  test('without a port nothing is changed, in either direction', async () => {
    const server = await serveEvents(reply('⟦CNIC_1⟧'));
    expect((await clientOf([server]).chat(request)).text).toBe('⟦CNIC_1⟧');
    expect(bodyOf(server.requests[0]).messages).toEqual(request.messages);
  });

  test('embeddings, rankings, and what a recording may hold', async () => {
    const server = await serve((response, { path }) => {
      if (path === '/v1/embeddings') return sendJson(response, 200, { data: [{ index: 0, embedding: [1] }] });
      if (path === '/v1/rerank') return sendJson(response, 200, { results: [{ index: 0, relevance_score: 1 }] });
      return sendJson(response, 200, { text: 'نمبر ⟦CNIC_1⟧' });
    });
    const { gate, counts } = watching();
    const inference = clientOf([server], { gate, redaction });
    await inference.embed({ model: 'm', inputs: [`${cnic} ${mobile}`] });
    await inference.rerank({ model: 'm', query: cnic, documents: [`الف ${cnic}`] });
    const audio = { name: 'a.wav', mediaType: 'audio/wav', bytes: Uint8Array.of(1) };
    const { text: heard } = await inference.transcribe({ model: 'm', audio, prompt: cnic });
    const [embed, rerank, transcribe] = server.requests;
    expect(bodyOf(embed).input).toEqual(['⟦CNIC_1⟧ ⟦MOBILE_1⟧']);
    expect(bodyOf(rerank)).toMatchObject({ query: '⟦CNIC_1⟧', documents: ['الف ⟦CNIC_1⟧'] });
    expect([transcribe?.body.includes('⟦CNIC_1⟧'), transcribe?.body.includes(cnic), heard]).toEqual([
      true,
      false,
      `نمبر ${cnic}`,
    ]);
    expect(counts()).toEqual([{ CNIC: 1, MOBILE: 1 }, { CNIC: 1 }, { CNIC: 1 }]);
  });
});

describe('what comes', () => {
  const written = 'نمبر ⟦CNIC_1⟧ اور ⟦MOBILE_1⟧، ⟦CNIC_2⟧ نہیں ⟦';
  const restored = `نمبر ${cnic} اور ${mobile}، ⟦CNIC_2⟧ نہیں ⟦`;
  const args = String.raw`{"a":"⟦CNIC_1⟧","b":"\u27e6MOBILE_1\u27e7"}`;
  const restoredArgs = `{"a":"${cnic}","b":"${mobile}"}`;

  test('is restored in text, reasoning, refusal and arguments, one unit a delta', async () => {
    const server = await serveEvents([
      ...[...written].flatMap((unit) => [
        event({ content: unit }),
        event({ reasoning_content: unit }),
        event({ refusal: unit }),
      ]),
      toolEvent(0, { name: 'look_up', arguments: '' }),
      ...[...args].flatMap((unit) => [toolEvent(0, { arguments: unit }), toolEvent(1, { name: 'other', arguments: unit })]),
      finish('tool_calls'),
      done,
    ]);
    const stream = clientOf([server], { redaction }).stream(request);
    const sums: Record<string, string> = {};
    const add = (key: string, piece: string) => {
      sums[key] = (sums[key] ?? '') + piece;
    };
    const deltas: ChatDelta[] = [];
    for await (const each of stream) {
      if (each.type === 'tool') add(`${each.type} ${each.index} ${each.id}`, each.argsDelta);
      else if (each.type !== 'start' && each.type !== 'finish') add(each.type, each.delta);
      if (each.type !== 'start') deltas.push(each);
    }
    const [result, last] = [await stream.result, deltas.at(-1)];
    const whole = { text: restored, reasoning: restored, refusal: restored };
    expect(sums).toEqual({ ...whole, 'tool 0 t0': restoredArgs, 'tool 1 t1': restoredArgs });
    expect(result).toMatchObject(whole);
    expect(result.toolCalls.map((call) => call.arguments)).toEqual([restoredArgs, restoredArgs]);
    expect(last?.type).toBe('finish');
    expect(deltas.every((delta) => delta.type !== 'text' || delta.delta !== '')).toBe(true);
    expect(result.attempts).toMatchObject([{ delivered: 3 * written.length + 2 * args.length }]);
  });

  test('a body that comes whole', async () => {
    const called = (json: string) => ({ id: json, function: { name: 'f', arguments: json } });
    const message = { content: written, tool_calls: ['{"n":⟦CNIC_1⟧}', '{"n":'].map(called) };
    const server = await serve((response) =>
      sendJson(response, 200, { choices: [{ index: 0, message, finish_reason: 'stop' }] }),
    );
    const asked = { model: 'm', messages: [{ role: 'user', content: 'CNIC 3520212345671' }] } as const;
    const result = await clientOf([server], { redaction }).chat(asked);
    expect(result.text).toBe('نمبر 3520212345671 اور ⟦MOBILE_1⟧، ⟦CNIC_2⟧ نہیں ⟦');
    expect(result.toolCalls).toEqual([
      { id: '{"n":⟦CNIC_1⟧}', name: 'f', arguments: '{"n":3520212345671}' },
      { id: '{"n":', name: 'f', arguments: '{"n":', invalid: true },
    ]);
  });

  test('what had come of a reply that broke off, with what was held back', async () => {
    const server = await serveEvents([text('نمبر ⟦CNIC_1⟧ ⟦MOB')]);
    const stream = clientOf([server], { redaction, random: () => 0 }).stream(request);
    const shown: string[] = [];
    const { partial } = await failureOf(
      (async () => {
        for await (const each of stream) if (each.type === 'text') shown.push(each.delta);
      })(),
    );
    expect([partial?.text, shown.join('')]).toEqual([`نمبر ${cnic} ⟦MOB`, `نمبر ${cnic} ⟦MOB`]);
  });

  test('each call its own: nobody reads the numbers of another tenant', async () => {
    const server = await serveEvents(reply('⟦CNIC_1⟧ ⟦CNIC_2⟧'));
    const inference = clientOf([server], { redaction });
    const ask = (tenant: string, content: string) =>
      inference.chat({ model: 'm', messages: [{ role: 'user', content }] }, { tenant });
    const [first, second, third] = await Promise.all([
      ask('a', `${cnic} 42101-7654321-9`),
      ask('b', '61101-0000001-2'),
      ask('b', 'سلام'),
    ]);
    expect([first.text, second.text, third.text]).toEqual([
      `${cnic} 42101-7654321-9`,
      '61101-0000001-2 ⟦CNIC_2⟧',
      '⟦CNIC_1⟧ ⟦CNIC_2⟧',
    ]);
  });

  test('a value is held to its schema as it is meant, in the repair too', async () => {
    const answers = ['{"cnic":"⟦CNIC_2⟧"}', '{"cnic":"⟦CNIC_1⟧"}'];
    const server = await serve(async (response) => {
      await writeEvents(response, reply(answers.shift() ?? ''));
      response.end();
    });
    const schema = z.object({ cnic: z.literal(cnic) });
    const { value, repaired } = await clientOf([server], { redaction }).object({ ...request, schema });
    expect([value, repaired]).toEqual([{ cnic }, true]);
    expect(server.requests.flatMap(({ body }) => find(body))).toEqual([]);
  });
});
