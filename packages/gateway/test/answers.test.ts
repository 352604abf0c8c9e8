/** What a client sees of a real model in the real process. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { deepRuns } from '@repo/facts/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithLlama } from '../src/testing/needs-llama.ts';
import { endlessScript, startTestGateway, type TestGateway } from '../src/testing/start-test-gateway.ts';
import { deltasOf, eventsOf, openStream, restOf } from '../src/testing/stream-events.ts';

const sentence = 'السلام علیکم! گندم کی فصل اچھی ہے۔';

describeWithLlama('a gateway with the scripted model', () => {
  let served: TestGateway;
  beforeAll(async () => {
    served = await startTestGateway({ script: {}, contextSize: 512, limits: { bodyBytes: 2000 } });
  });
  afterAll(() => served.close());

  test('a whole answer', async () => {
    const { status, text } = await served.chat({ model: 'scripted' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      model: 'scripted',
      choices: [{ message: { role: 'assistant', content: sentence }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 28, completion_tokens: 10, total_tokens: 38 },
    });
  });

  test('a streamed answer: nine deltas, the reason, the usage', async () => {
    const { text } = await served.chat({ stream: true, stream_options: { include_usage: true } });
    expect(deltasOf(text)).toEqual(['السلام', ' علیکم', '!', ' گندم', ' کی', ' فصل', ' اچھی', ' ہے', '۔']);
    const [finish, usage, marker] = eventsOf(text).slice(-3);
    expect(finish).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
    expect(usage).toMatchObject({ usage: { prompt_tokens: 28, completion_tokens: 10 } });
    expect(marker).toBe('[DONE]');
  });

  test('a continued text', async () => {
    const body = JSON.stringify({ prompt: 'سلام', max_tokens: 2 });
    const { text } = await served.call('/v1/completions', { method: 'POST', body });
    expect(JSON.parse(text)).toMatchObject({
      choices: [{ text: 'السلام علیکم', finish_reason: 'length' }],
      usage: { prompt_tokens: 9, completion_tokens: 2 },
    });
  });

  test('letters whose bytes are tokens of their own arrive whole', async () => {
    const word = 'خربوزہ ٹھیک ہے 🌾';
    const { text } = await served.chat({ stream: true, grammar: `root ::= "${word}"` });
    const deltas = deltasOf(text);
    expect(deltas.join('')).toBe(word);
    expect(deltas.length).toBeGreaterThan(5);
    expect(text).not.toContain('\uFFFD');
  });

  test('the same question has the same answer every time at temperature 1', async () => {
    for (let run = 0; run < deepRuns(4, 50); run += 1) {
      const { text } = await served.chat({ temperature: 1 });
      expect(JSON.parse(text).choices[0].message.content).toBe(sentence);
    }
  });

  test('what a prompt of one tenant left evaluated is there for the same tenant, and for no other', async () => {
    const cachedFor = async (tenant: string) => {
      const body = JSON.stringify({ messages: [{ role: 'user', content: 'فصل کیسی ہے؟' }] });
      const headers = served.gateway.tenantHeader(tenant, `salt of ${tenant}`);
      const { status, text } = await served.call('/v1/chat/completions', { method: 'POST', headers, body });
      expect(status).toBe(200);
      return JSON.parse(text).usage.prompt_tokens_details.cached_tokens;
    };
    expect(await cachedFor('a')).toBe(0);
    expect(await cachedFor('a')).toBeGreaterThan(30);
    expect(await cachedFor('b')).toBe(0);
    expect(await cachedFor('c')).toBe(0);
  });

  test('a tenant that the host did not sign is 401', async () => {
    const [header] = Object.values(served.gateway.tenantHeader('a', 'salt'));
    for (const forged of [`${header}x`, 'YQ.YQ.YQ']) {
      expect((await served.call('/v1/models', { headers: { 'x-buniyad-tenant': forged } })).status).toBe(401);
    }
  });

  test('a prompt that does not fit is 400 with both sizes, streamed or not', async () => {
    const messages = [{ role: 'user', content: 'گ'.repeat(300) }];
    for (const stream of [true, false]) {
      const { status, text } = await served.chat({ messages, stream });
      expect(status).toBe(400);
      // 300 letters of two bytes, and 20 tokens of the template.
      expect(JSON.parse(text).error).toMatchObject({ type: 'exceed_context_size_error', n_prompt_tokens: 620, n_ctx: 512 });
    }
  });

  test('malformed JSON is 400, a body over the limit 413', async () => {
    const send = (body: string) => served.call('/v1/chat/completions', { method: 'POST', body });
    const broken = await send('{"messages":[');
    expect([broken.status, JSON.parse(broken.text).error.type]).toEqual([400, 'invalid_request_error']);
    const large = await send(JSON.stringify({ messages: [], padding: 'x'.repeat(2000) }));
    expect([large.status, JSON.parse(large.text).error.type]).toEqual([413, 'invalid_request_error']);
  });

  test('max_tokens and stop', async () => {
    const cut = JSON.parse((await served.chat({ max_tokens: 2 })).text);
    expect(cut.choices[0]).toMatchObject({ message: { content: 'السلام علیکم' }, finish_reason: 'length' });
    const stopped = JSON.parse((await served.chat({ stop: '!' })).text);
    expect(stopped.choices[0]).toMatchObject({ message: { content: 'السلام علیکم' }, finish_reason: 'stop' });
  });

  test('a JSON schema binds the answer', async () => {
    const schema = { type: 'object', properties: { crop: { enum: ['گندم', 'چاول'] } }, required: ['crop'] };
    const { text } = await served.chat({ response_format: { type: 'json_schema', json_schema: { name: 'crop', schema } } });
    expect(['گندم', 'چاول']).toContain(JSON.parse(JSON.parse(text).choices[0].message.content).crop);
  });

  test('embeddings are unit vectors; base64 holds the same numbers', async () => {
    const embed = async (fields: object) => {
      const body = JSON.stringify({ input: 'گندم', ...fields });
      return JSON.parse((await served.call('/v1/embeddings', { method: 'POST', body })).text);
    };
    const { data, usage } = await embed({});
    const vector: number[] = data[0].embedding;
    expect(vector).toHaveLength(288);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect(usage).toEqual({ prompt_tokens: 9, total_tokens: 9 });
    const bytes = Buffer.from((await embed({ encoding_format: 'base64' })).data[0].embedding, 'base64');
    expect(vector.map((_, index) => bytes.readFloatLE(index * 4))).toEqual(vector.map(Math.fround));
  });

  test('the model with its sizes, its licence and the hash of its file', async () => {
    const hash = createHash('sha256')
      .update(readFileSync(served.modelPath ?? ''))
      .digest('hex');
    const { meta } = JSON.parse((await served.call('/v1/models/scripted')).text);
    expect(meta).toMatchObject({ n_ctx: 512, n_ctx_train: 4096, license: 'cc0-1.0', kind: 'chat', sha256: hash });
  });
});

describeWithLlama('a gateway with a model that never ends', () => {
  let served: TestGateway;
  const health = async () => JSON.parse((await served.call('/health')).text);
  const open = (fields: object = {}) => openStream(served.connection.url, served.connection.token, fields);
  beforeAll(async () => {
    const limits = { waiting: 0 };
    served = await startTestGateway({ script: endlessScript, sequences: 1, limits });
  });
  afterAll(() => served.close());

  test('a full queue is 429 with Retry-After, and a reader who leaves frees the only sequence', async () => {
    const stream = await open();
    const refused = await served.chat();
    expect([refused.status, JSON.parse(refused.text).error.type]).toEqual([429, 'overloaded']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    stream.destroy();
    while ((await health()).active > 0) await setImmediate();
    const next = await served.chat({ max_tokens: 1 });
    expect(JSON.parse(next.text).choices[0].message.content).toBe('گندم');
  });

  test('a reader who pauses until the answer is complete loses no byte', async () => {
    const stream = await open({ max_tokens: 900 });
    stream.pause();
    while ((await health()).active > 0) await setImmediate();
    const text = await restOf(stream);
    expect(deltasOf(text).join('')).toBe('گندم اور چاول'.repeat(300));
    expect(eventsOf(text).at(-2)).toMatchObject({ choices: [{ finish_reason: 'length' }] });
    expect(eventsOf(text).at(-1)).toBe('[DONE]');
  });
});
