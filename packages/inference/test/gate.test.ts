import { describe, expect, test } from 'vitest';
import { type Gate, InferenceError, type Outgoing } from '../src/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { reply, request } from './support/replies.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const serveReply = () =>
  serve(async (response, { method, path }) => {
    if (method === 'GET') return sendJson(response, 200, { data: [{ id: 'm' }] });
    if (path === '/v1/embeddings') return sendJson(response, 200, { data: [{ index: 0, embedding: [1] }] });
    await writeEvents(response, reply('a'));
    response.end();
  });

/** Numbers its decisions, and notes what it is asked. */
function countingGate() {
  const asked: Outgoing[] = [];
  const gate: Gate = {
    pass: async (outgoing) => {
      asked.push(outgoing);
      return { decisionId: `d${asked.length}`, cardId: null };
    },
  };
  return { gate, asked };
}

const refusing = (refuse: (outgoing: Outgoing) => unknown): Gate => ({
  pass: async (outgoing) => {
    const error = refuse(outgoing);
    if (error !== null) throw error;
    return { decisionId: null, cardId: null };
  },
});

test('it is asked before each request, whatever it is for', async () => {
  const { gate, asked } = countingGate();
  const inference = clientOf([await serveReply()], { gate, wishes: [{ tier: 'treaty', dialect: 'vllm' }] });
  const { decisionId, attempts, requestId } = await inference.chat(request, { tenant: 't', tierFloor: 'treaty' });
  expect([decisionId, attempts.map((attempt) => attempt.decisionId)]).toEqual(['d1', ['d1']]);
  expect((await inference.embed({ model: 'm', inputs: ['x'] })).decisionId).toBe('d2');
  await inference.models();
  await inference.health();
  expect(asked.map(({ operation, model }) => `${operation} ${model}`)).toEqual([
    'chat m',
    'embeddings m',
    // Two lists, and between them two questions of what the endpoint is.
    ...Array.from({ length: 4 }, () => 'models null'),
  ]);
  expect(asked[0]).toMatchObject({
    requestId,
    tenant: 't',
    tierFloor: 'treaty',
    endpoint: { id: 'e0', dialect: 'vllm', tier: 'treaty' },
  });
});

test('each repeated request is a decision of its own', async () => {
  let requests = 0;
  const server = await serve(async (response) => {
    requests += 1;
    if (requests === 1) return sendJson(response, 503, {});
    await writeEvents(response, reply('a'));
    response.end();
  });
  const { gate, asked } = countingGate();
  const { decisionId, attempts } = await clientOf([server], { gate, random: () => 0 }).chat(request);
  expect([decisionId, asked.length, attempts.map((attempt) => attempt.decisionId)]).toEqual(['d2', 2, ['d1', 'd2']]);
});

describe('what it refuses is not sent', () => {
  test.each(['tier_denied', 'licence_denied', 'audit_unavailable'] as const)('%s', async (code) => {
    const server = await serveReply();
    const inference = clientOf([server], { gate: refusing(() => new InferenceError(code)) });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code, retryable: false, endpointId: 'e0' });
    expect(await failureOf(inference.embed({ model: 'm', inputs: ['x'] }))).toMatchObject({ code });
    expect(await failureOf(inference.models())).toMatchObject({ code });
    expect(await inference.health()).toMatchObject({ endpoints: [{ state: 'down' }] });
    expect(server.requests).toEqual([]);
  });

  test('a gate that breaks refuses', async () => {
    const server = await serveReply();
    const cause = new TypeError('broken');
    const inference = clientOf([server], { gate: refusing(() => cause) });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'tier_denied', cause });
    expect(server.requests).toEqual([]);
  });

  test('a gate that does not answer is left by an abort and by the total', async () => {
    const server = await serveReply();
    const inference = clientOf([server], { gate: { pass: () => new Promise(() => {}) }, timeouts: { totalMs: 50 } });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'timeout', phase: 'total' });
    const stream = inference.stream(request);
    const { result } = stream;
    queueMicrotask(() => stream.abort());
    expect(await failureOf(result)).toMatchObject({ code: 'aborted' });
    expect(server.requests).toEqual([]);
  });
});

test('a refusal that cannot be written down stays one', async () => {
  const server = await serveReply();
  const cause = new TypeError('broken');
  const gate: Gate = { ...countingGate().gate, refused: () => Promise.reject(cause) };
  const asked = clientOf([server], { gate }).chat({ ...request, model: 'gpt-oss:20b-cloud' });
  expect(await failureOf(asked)).toMatchObject({ code: 'audit_unavailable', cause, retryable: false });
  expect(server.requests).toEqual([]);
});

test('an endpoint that is refused leaves the call to the next one, which is asked about too', async () => {
  const [first, second] = [await serveReply(), await serveReply()];
  const gate = refusing(({ endpoint }) => (endpoint.id === 'e0' ? new InferenceError('tier_denied') : null));
  const { endpointId, attempts } = await clientOf([first, second], { gate }).chat(request);
  expect([endpointId, attempts.map(({ outcome }) => outcome)]).toEqual(['e1', ['tier_denied', 'ok']]);
  expect(first.requests).toEqual([]);
});

test('a dead audit refuses everywhere: no endpoint is tried after it', async () => {
  const servers = [await serveReply(), await serveReply()];
  const inference = clientOf(servers, { gate: refusing(() => new InferenceError('audit_unavailable')) });
  const error = await failureOf(inference.chat(request));
  expect([error.code, servers.map(({ requests }) => requests.length)]).toEqual(['audit_unavailable', [0, 0]]);
});
