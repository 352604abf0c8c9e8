import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeModel } from '../testing/fake-model.ts';
import { call, post, type ServedGateway, serveGateway, testToken } from '../testing/serve-gateway.ts';

const chat = { messages: [{ role: 'user' as const, content: 'سلام' }] };
const errorOf = (text: string) => JSON.parse(text).error;

describe('a gateway with a model', () => {
  let served: ServedGateway;
  let unlimited: ServedGateway;
  beforeAll(async () => {
    const limits = { bodyBytes: 1000 };
    served = await serveGateway(fakeModel(), { limits, allowedHosts: ['ai.example'], allowedOrigins: ['https://app.example'] });
  });
  beforeAll(async () => {
    unlimited = await serveGateway(fakeModel());
  });
  afterAll(async () => {
    await served.close();
    await unlimited.close();
  });

  test.each([
    ['GET', '/v1/models'],
    ['POST', '/v1/chat/completions'],
    ['GET', '/nothing'],
  ])('%s %s without the token is 401', async (method, path) => {
    const { status, headers, text } = await call(served.url + path, { method, headers: { authorization: '' } });
    expect([status, headers['www-authenticate'], errorOf(text).type]).toEqual([401, 'Bearer', 'authentication_error']);
  });

  test('another token is 401', async () => {
    const { status } = await call(`${served.url}/v1/models`, { headers: { authorization: `Bearer ${testToken}x` } });
    expect(status).toBe(401);
  });

  test('/health is public and tells a stranger nothing more than that it is ready', async () => {
    const { status, text } = await call(`${served.url}/health`, { headers: { authorization: '' } });
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ok' }]);
  });

  test('/health with the token tells the model and the queue', async () => {
    const { text } = await call(`${served.url}/health`);
    expect(JSON.parse(text)).toEqual({ status: 'ok', model: 'fake', active: 0, waiting: 0 });
  });

  test.each([
    ['evil.example', 403],
    ['evil.example:8080', 403],
    ['127.0.0.1.evil.example', 403],
    ['[::ffff:7f00:1]', 403],
    ['localhost', 200],
    ['LOCALHOST:1', 200],
    ['[::1]:8080', 200],
    ['127.0.0.1', 200],
    ['ai.example', 200],
  ])('Host %s: %i', async (host, expected) => {
    const { status, text } = await call(`${served.url}/health`, { headers: { host } });
    expect(status).toBe(expected);
    if (expected === 403) expect(errorOf(text).type).toBe('permission_error');
  });

  test.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1', 403],
    ['https://app.example', 200],
  ])('Origin %s: %i, and never an Access-Control header', async (origin, expected) => {
    const { status, headers } = await call(`${served.url}/v1/models`, { headers: { origin } });
    expect(status).toBe(expected);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('malformed JSON is 400, another content type 415, bytes that are not UTF-8 400', async () => {
    const url = `${served.url}/v1/chat/completions`;
    const broken = await call(url, { method: 'POST', body: '{"messages":' });
    expect([broken.status, errorOf(broken.text).type]).toEqual([400, 'invalid_request_error']);
    const plain = await call(url, { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } });
    expect(plain.status).toBe(415);
    const bytes = await call(url, { method: 'POST', body: Buffer.from([0x22, 0xd8, 0x22]) });
    expect(bytes.status).toBe(400);
    const packed = await call(url, { method: 'POST', body: '{}', headers: { 'content-encoding': 'gzip' } });
    expect([packed.status, errorOf(packed.text).message]).toEqual([415, 'The body must not be compressed']);
  });

  test('a body without a bottom is 400, and the arguments of an old call without one are text', async () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const url = `${unlimited.url}/v1/chat/completions`;
    const body = `{"messages":[{"role":"user","content":"سلام"}],"tools":[{"function":{"parameters":{"const":${deep(100_000)}}}}]}`;
    const refused = await call(url, { method: 'POST', body });
    expect([refused.status, errorOf(refused.text).message]).toEqual([400, 'The body is nested too deep']);
    const old = { id: '1', type: 'function', function: { name: 'f', arguments: deep(100_000) } };
    const result = { role: 'tool', tool_call_id: '1', content: deep(100_000) };
    expect((await post(url, { messages: [...chat.messages, { role: 'assistant', tool_calls: [old] }, result] })).status).toBe(
      200,
    );
  });

  test('a body over the limit is 413, announced or not, and the connection ends', async () => {
    const url = `${served.url}/v1/chat/completions`;
    const body = JSON.stringify({ ...chat, padding: 'x'.repeat(1000) });
    const announced = await call(url, { method: 'POST', body, headers: { 'content-length': String(body.length) } });
    expect([announced.status, errorOf(announced.text).code, announced.headers.connection]).toEqual([413, 413, 'close']);
    const chunked = await call(url, { method: 'POST', body, headers: { 'transfer-encoding': 'chunked' } });
    expect(chunked.status).toBe(413);
  });

  test('a body that is refused before it is read ends a connection that was to be kept', async () => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    const lines = [
      'POST /v1/chat/completions HTTP/1.1',
      'Host: 127.0.0.1',
      `Authorization: Bearer ${testToken}`,
      'Content-Type: application/json',
      'Content-Length: 5000',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n{"messages":`);
    let text = '';
    for await (const chunk of socket.setEncoding('utf8')) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 413 .*\r\n(?:.+\r\n)*Connection: close\r\n/);
  });

  test('headers over the limit are 431', async () => {
    const { status } = await call(`${served.url}/health`, { headers: { 'x-long': 'x'.repeat(20_000) } });
    expect(status).toBe(431);
  });

  test('unknown paths are 404, wrong methods 405', async () => {
    expect((await call(`${served.url}/v1/nothing`)).status).toBe(404);
    expect((await call(`${served.url}/v1/chat/completions`)).status).toBe(405);
    expect((await call(`${served.url}/v1/models`, { method: 'DELETE' })).status).toBe(405);
  });

  test.each(['/v1/audio/transcriptions', '/v1/rerank'])('%s is 501', async (path) => {
    const { status, text } = await call(served.url + path, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect([status, errorOf(text).type]).toEqual([501, 'not_supported_error']);
  });

  test('a ranking model ranks, the best first and no more than are asked for', async () => {
    const ranking = await serveGateway(fakeModel({ kind: 'ranking' }));
    const documents = ['چاول', 'گندم اور چاول', 'کپاس'];
    const url = `${ranking.url}/v1/rerank`;
    const { results, usage } = JSON.parse((await post(url, { query: 'گندم', documents, top_n: 2 })).text);
    expect(results).toEqual([
      { index: 1, relevance_score: 0.9 },
      { index: 0, relevance_score: 0.1 },
    ]);
    expect(usage).toEqual({ prompt_tokens: 3, total_tokens: 3 });
    expect((await post(url, { query: 'گندم', documents: [] })).status).toBe(400);
    expect(JSON.parse((await call(`${ranking.url}/v1/models/fake`)).text).meta.kind).toBe('ranking');
    await ranking.close();
  });

  test('/metrics needs the token and is in the text format of Prometheus', async () => {
    await post(`${served.url}/v1/embeddings`, { input: 'ا' });
    expect((await call(`${served.url}/metrics`, { headers: { authorization: '' } })).status).toBe(401);
    const { status, headers, text } = await call(`${served.url}/metrics`);
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).toMatch(/^gen_ai_server_request_duration_seconds_count\{gen_ai_operation_name="embeddings",.*\} \d+$/m);
    expect(text.endsWith('\n')).toBe(true);
  });

  test('the sampling of the card is the default, and echoed', async () => {
    const asked: unknown[] = [];
    const model = fakeModel();
    const prepareChat: typeof model.prepareChat = ({ temperature, topP }) => {
      asked.push([temperature, topP]);
      return model.prepareChat(chat);
    };
    const sampled = await serveGateway({ ...model, prepareChat }, { sampling: { temperature: 0.7, topP: 0.9 } });
    const url = `${sampled.url}/v1/chat/completions`;
    for (const body of [chat, { ...chat, temperature: 0 }]) await post(url, body);
    expect(asked).toEqual([
      [0.7, 0.9],
      [0, 0.9],
    ]);
    const { meta } = JSON.parse((await call(`${sampled.url}/v1/models/fake`)).text);
    expect(meta).toMatchObject({ temperature: 0.7, top_p: 0.9, top_k: 0, min_p: 0 });
    await sampled.close();
  });

  test('the models list and one model', async () => {
    const list = JSON.parse((await call(`${served.url}/v1/models?x=1`)).text);
    expect(list.object).toBe('list');
    expect(list.data).toHaveLength(1);
    expect(list.data[0]).toMatchObject({
      id: 'fake',
      object: 'model',
      owned_by: 'local',
      meta: {
        kind: 'chat',
        n_ctx: 64,
        temperature: 0,
        top_p: 1,
        n_ctx_train: 128,
        n_embd: 2,
        license: null,
        sha256: null,
        embeddings_normalised: true,
      },
    });
    expect(JSON.parse((await call(`${served.url}/v1/models/fake`)).text)).toEqual(list.data[0]);
    expect((await call(`${served.url}/v1/models/other`)).status).toBe(404);
    expect((await call(`${served.url}/v1/models/%E0%A4%A`)).status).toBe(404);
  });

  test('a continued text, whole and as events', async () => {
    const url = `${served.url}/v1/completions`;
    const whole = JSON.parse((await post(url, { prompt: 'سلام' })).text);
    expect(whole).toMatchObject({
      id: expect.stringMatching(/^cmpl-[0-9a-f]{32}$/),
      object: 'text_completion',
      model: 'fake',
      choices: [{ index: 0, text: 'ہاں', logprobs: null, finish_reason: 'stop' }],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
    });
    const { text } = await post(url, { prompt: 'سلام', stream: true, stream_options: { include_usage: true } });
    const datas = text.split('\n\n').map((line) => line.replace(/^data: /, ''));
    expect(datas.slice(-2)).toEqual(['[DONE]', '']);
    const events = datas.slice(0, -2).map((data) => JSON.parse(data));
    expect(events.map(({ choices }) => choices[0]?.text)).toEqual(['', 'ہاں', '', undefined]);
    expect(events.map(({ choices }) => choices[0]?.finish_reason)).toEqual([null, null, 'stop', undefined]);
    expect(events.at(-1).usage.total_tokens).toBe(10);
    expect((await post(url, { prompt: '' })).status).toBe(400);
  });

  test('embeddings as numbers, or as little-endian float32 in base64', async () => {
    const numbers = JSON.parse((await post(`${served.url}/v1/embeddings`, { input: ['ا', 'ب'] })).text);
    expect(numbers).toEqual({
      object: 'list',
      model: 'fake',
      data: [
        { object: 'embedding', index: 0, embedding: [0.6, -0.8] },
        { object: 'embedding', index: 1, embedding: [0.6, -0.8] },
      ],
      usage: { prompt_tokens: 2, total_tokens: 2 },
    });
    const encoded = JSON.parse((await post(`${served.url}/v1/embeddings`, { input: 'ا', encoding_format: 'base64' })).text);
    const bytes = Buffer.from(encoded.data[0].embedding, 'base64');
    expect([bytes.readFloatLE(0), bytes.readFloatLE(4)]).toEqual([Math.fround(0.6), Math.fround(-0.8)]);
    expect((await post(`${served.url}/v1/embeddings`, { input: [] })).status).toBe(400);
  });

  test('tokenize gives ids and their number', async () => {
    const { text, headers } = await post(`${served.url}/v1/tokenize`, { content: 'اب', add_special: true });
    expect(JSON.parse(text)).toEqual({ tokens: [0x0627, 0x0628], count: 2 });
    expect(headers['x-buniyad-ignored']).toBe('add_special');
    expect((await post(`${unlimited.url}/v1/tokenize`, { content: 'ا'.repeat(32_769) })).status).toBe(400);
  });

  test('a model that is not the loaded one is 404', async () => {
    const { status, text } = await post(`${served.url}/v1/chat/completions`, { ...chat, model: 'other' });
    expect([status, errorOf(text).type, errorOf(text).param]).toEqual([404, 'not_found_error', 'model']);
  });
});

describe('a gateway without a model', () => {
  let served: ServedGateway;
  beforeAll(async () => {
    served = await serveGateway(null);
  });
  afterAll(() => served.close());

  test.each(['/v1/chat/completions', '/v1/embeddings', '/v1/tokenize'])('%s says how to get one', async (path) => {
    const { status, headers, text } = await post(served.url + path, chat);
    expect([status, headers['x-should-retry'], errorOf(text).type]).toEqual([503, 'false', 'no_model']);
    expect(errorOf(text).instructions.map(({ line }: { line: string }) => line)).toEqual([
      'INFERENCE_URL=http://127.0.0.1:8080/v1',
      'ollama pull MODEL',
      '.data/models/model.gguf',
      'npm run model list',
      'MODEL_PATH=/path/to/model.gguf',
    ]);
    for (const { line, en, ur } of errorOf(text).instructions) {
      const isVariable = /^[A-Z_]+=/.test(line);
      expect(/start again\.$/.test(en)).toBe(isVariable);
      expect(/دوبارہ شروع کریں۔$/.test(ur)).toBe(isVariable);
      expect(ur).not.toMatch(/[\u200c-\u200f]/);
    }
  });

  test('the list is empty, never null, and health is 503', async () => {
    expect(JSON.parse((await call(`${served.url}/v1/models`)).text)).toEqual({ object: 'list', data: [] });
    const { status, text } = await call(`${served.url}/health`);
    expect([status, JSON.parse(text).status]).toEqual([503, 'no_model']);
  });
});
