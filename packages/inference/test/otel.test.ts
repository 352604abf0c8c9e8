/** Spans and metrics of whole calls, with a tracer and a meter that note what they are told. */
import { metrics, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import type { Account, Gate, Observer } from '../src/index.ts';
import { combineObservers } from '../src/index.ts';
import { createOtelObserver, type OtelAttributes, type OtelMeter, type OtelTracer, rememberTiers } from '../src/otel/index.ts';
import { sendJson, writeEvents } from '../src/testing/index.ts';
import { decisionOf } from './support/decisions.ts';
import { done, finish, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

interface Noted {
  readonly name: string;
  readonly kind: number;
  readonly parent: unknown;
  readonly attributes: OtelAttributes;
  readonly events: { readonly name: string; readonly attributes: OtelAttributes }[];
  status: number | null;
  ended: number;
}

function notingTracer(): { readonly tracer: OtelTracer<unknown>; readonly spans: Noted[] } {
  const spans: Noted[] = [];
  const tracer: OtelTracer<unknown> = {
    startSpan(name, { kind, attributes }, parent) {
      const span: Noted = { name, kind, parent, attributes: { ...attributes }, events: [], status: null, ended: 0 };
      spans.push(span);
      return {
        spanContext: () => ({ traceId, spanId, traceFlags: 1 }),
        setAttributes: (more) => Object.assign(span.attributes, more),
        addEvent: (event, with_) => span.events.push({ name: event, attributes: with_ }),
        setStatus: ({ code }) => {
          span.status = code;
        },
        end: () => {
          span.ended += 1;
        },
      };
    },
  };
  return { tracer, spans };
}

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly attributes: OtelAttributes;
}

function notingMeter() {
  const measured: Measured[] = [];
  const histograms: Record<string, { readonly unit: string; readonly boundaries: readonly number[] }> = {};
  const meter: OtelMeter = {
    createHistogram(name, { unit, advice }) {
      histograms[name] = { unit, boundaries: advice.explicitBucketBoundaries };
      return { record: (value, attributes) => measured.push({ name, value, attributes }) };
    },
  };
  return { meter, measured, histograms };
}

const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } })}\n\n`;
const serveReply = (failures = 0) => {
  let left = failures;
  return serve(async (response) => {
    left -= 1;
    if (left >= 0) return sendJson(response, 503, { error: { message: 'راز' } });
    await writeEvents(response, [text('گندم'), text(' اور'), text(' چاول'), finish('stop'), usage, done]);
    response.end();
  });
};

const account: Account = {
  open: async () => ({
    topUp: async () => {},
    settle: async () => ({
      cost: { usdMicros: 7n, pkrMicros: 1_970_000n, fx: null, fxStale: false },
      energy: { kWh: '0.000185', basis: 'declared', source: 'card' },
    }),
  }),
};

test('a call is one span over all of its attempts', async () => {
  const { tracer, spans } = notingTracer();
  const { sink, tiersOf } = rememberTiers({ append: async () => ({ decisionId: 'c/9' }), close: async () => {} });
  const gate: Gate = { pass: async () => ({ ...(await sink.append(decisionOf())), cardId: null }) };
  const observer = createOtelObserver({ tracer, tiersOf, providerOf: () => 'llama.cpp' });
  const inference = clientOf([await serveReply(1)], { gate, account, observer, random: () => 0 });
  await inference.chat(request, { tenant: 'org-1', conversationId: 'talk-3' });
  const [span, ...more] = spans;
  expect(more).toEqual([]);
  expect(span).toMatchObject({ name: 'chat m', kind: 2, status: null, ended: 1 });
  expect(span?.attributes).toEqual({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'llama.cpp',
    'gen_ai.request.model': 'm',
    'gen_ai.response.model': 'm',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.conversation.id': 'talk-3',
    'gen_ai.usage.input_tokens': 5,
    'gen_ai.usage.output_tokens': 2,
    'buniyad.decision_id': 'c/9',
    'buniyad.tier.infrastructure': 'national',
    'buniyad.tier.data': 'national',
    'buniyad.tier.weights': 'foreign',
    'buniyad.cost.pkr': 1.97,
    'buniyad.energy.kwh': 0.000185,
  });
  expect(span?.events).toMatchObject([
    { name: 'buniyad.attempt', attributes: { 'buniyad.endpoint.id': 'e0', 'error.type': 'unavailable' } },
    { name: 'buniyad.attempt', attributes: { 'buniyad.endpoint.id': 'e0', 'buniyad.decision_id': 'c/9' } },
  ]);
  expect(JSON.stringify(spans)).not.toMatch(/سلام|گندم|راز|org-1/);
});

test('a failure is the type of its span, without its words, and an unknown usage is no zero', async () => {
  const { tracer, spans } = notingTracer();
  const { meter, measured } = notingMeter();
  const server = await serve((response) => sendJson(response, 400, { error: { message: 'راز' } }));
  const inference = clientOf([server], { observer: createOtelObserver({ tracer, meter }) });
  await failureOf(inference.embed({ model: 'e', inputs: ['سلام'] }));
  const whose = { 'gen_ai.operation.name': 'embeddings', 'gen_ai.request.model': 'e', 'gen_ai.provider.name': 'e0' };
  expect(spans).toMatchObject([{ name: 'embeddings e', status: 2, ended: 1 }]);
  expect(spans[0]?.attributes).toEqual({ ...whose, 'error.type': 'invalid_request' });
  expect(measured).toEqual([
    {
      name: 'gen_ai.client.operation.duration',
      value: expect.any(Number),
      attributes: { ...whose, 'error.type': 'invalid_request' },
    },
  ]);
  expect(JSON.stringify(spans)).not.toMatch(/سلام|راز/);
});

test('vectors are no tokens that a model wrote', async () => {
  const { tracer, spans } = notingTracer();
  const { meter, measured } = notingMeter();
  const answer = { data: [{ index: 0, embedding: [1] }], usage: { prompt_tokens: 4, total_tokens: 4 } };
  const server = await serve((response) => sendJson(response, 200, answer));
  await clientOf([server], { observer: createOtelObserver({ tracer, meter }) }).embed({ model: 'e', inputs: ['سلام'] });
  expect(spans[0]?.attributes).toMatchObject({ 'gen_ai.usage.input_tokens': 4 });
  expect(spans[0]?.attributes).not.toHaveProperty(['gen_ai.usage.output_tokens']);
  expect(measured.filter(({ name }) => name === 'gen_ai.client.token.usage')).toMatchObject([
    { value: 4, attributes: { 'gen_ai.token.type': 'input' } },
  ]);
});

test('metrics have the names, units and buckets of the conventions, and no tenant', async () => {
  const { meter, measured, histograms } = notingMeter();
  const inference = clientOf([await serveReply()], { observer: createOtelObserver({ meter }) });
  await inference.chat(request, { tenant: 'org-1', conversationId: 'talk-3' });
  const seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
  const tokens = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
  expect(histograms).toEqual({
    'gen_ai.client.operation.duration': { unit: 's', boundaries: seconds },
    'gen_ai.client.operation.time_to_first_chunk': { unit: 's', boundaries: seconds },
    'gen_ai.client.operation.time_per_output_chunk': { unit: 's', boundaries: seconds },
    'gen_ai.client.token.usage': { unit: '{token}', boundaries: tokens },
  });
  const whose = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm', 'gen_ai.provider.name': 'e0' };
  const value = expect.any(Number);
  expect(measured).toEqual([
    { name: 'gen_ai.client.operation.duration', value, attributes: whose },
    { name: 'gen_ai.client.operation.time_to_first_chunk', value, attributes: whose },
    { name: 'gen_ai.client.operation.time_per_output_chunk', value, attributes: whose },
    { name: 'gen_ai.client.operation.time_per_output_chunk', value, attributes: whose },
    { name: 'gen_ai.client.token.usage', value: 5, attributes: { ...whose, 'gen_ai.token.type': 'input' } },
    { name: 'gen_ai.client.token.usage', value: 2, attributes: { ...whose, 'gen_ai.token.type': 'output' } },
  ]);
});

test('a server that writes a text where a name belongs puts nothing of it into a span', async () => {
  const { tracer, spans } = notingTracer();
  const chunk = {
    model: 'آپ کا شناختی کارڈ 42101',
    choices: [{ index: 0, delta: { content: 'x' }, finish_reason: 'because of you' }],
  };
  const server = await serve(async (response) => {
    await writeEvents(response, [`data: ${JSON.stringify(chunk)}\n\n`, done]);
    response.end();
  });
  await clientOf([server], { observer: createOtelObserver({ tracer }) }).chat(request);
  expect(spans[0]?.attributes).not.toHaveProperty(['gen_ai.response.model']);
  expect(spans[0]?.attributes).not.toHaveProperty(['gen_ai.response.finish_reasons']);
});

describe('the trace that a server is sent', () => {
  const own = `00-${traceId}-${spanId}-01`;
  const sent = async (observer: Observer, traceparent?: string) => {
    const server = await serve(async (response, { path }) => {
      if (path === '/v1/embeddings') return sendJson(response, 200, { data: [{ index: 0, embedding: [1] }] });
      await writeEvents(response, [text('a'), finish('stop'), done]);
      response.end();
    });
    const inference = clientOf([server], { observer });
    await inference.chat(request, { traceparent });
    await inference.embed({ model: 'e', inputs: ['a'] }, { traceparent });
    return server.requests.map(({ headers }) => headers.traceparent);
  };
  const given = '00-11111111111111111111111111111111-2222222222222222-00';

  test('is the one of the span, where the call names none', async () => {
    const { tracer, spans } = notingTracer();
    expect(await sent(createOtelObserver({ tracer }))).toEqual([own, own]);
    expect(spans.map(({ parent }) => parent)).toEqual([undefined, undefined]);
  });

  test("is the call's where it names one, which the span then belongs to", async () => {
    const { tracer, spans } = notingTracer();
    const observer = createOtelObserver({ tracer, contextOf: (traceparent) => ({ traceparent }) });
    expect(await sent(observer, given)).toEqual([given, given]);
    expect(spans.map(({ parent }) => parent)).toEqual([{ traceparent: given }, { traceparent: given }]);
  });

  test('is none where nobody traces', async () => {
    expect(await sent(createOtelObserver({}))).toEqual([undefined, undefined]);
  });
});

test('the tracer and the meter of @opentelemetry/api fit; without an SDK they do nothing', async () => {
  const observer = createOtelObserver({
    tracer: trace.getTracer('inference'),
    meter: metrics.getMeter('inference'),
    contextOf: (traceparent) => propagation.extract(ROOT_CONTEXT, { traceparent }),
  });
  const server = await serveReply();
  expect((await clientOf([server], { observer }).chat(request, { traceparent: '' })).text).toBe('گندم اور چاول');
  await clientOf([server], { observer }).chat(request);
  expect(server.requests.map(({ headers }) => headers.traceparent)).toEqual(['', undefined]);
});

test('observers stand side by side, and one that throws takes nothing from the others', async () => {
  const { tracer, spans } = notingTracer();
  const throwing: Observer = {
    begin: () => ({
      attempt() {
        throw new Error('gone');
      },
      firstToken() {
        throw new Error('gone');
      },
      end() {
        throw new Error('gone');
      },
    }),
  };
  const broken: Observer = {
    begin() {
      throw new Error('gone');
    },
  };
  const server = await serveReply();
  const observer = combineObservers([broken, throwing, createOtelObserver({ tracer })]);
  await clientOf([server], { observer }).chat(request);
  expect(spans).toMatchObject([{ ended: 1, events: [{ name: 'buniyad.attempt' }] }]);
  expect(server.requests[0]?.headers.traceparent).toBe(`00-${traceId}-${spanId}-01`);
});

test('the tiers of old decisions are forgotten', async () => {
  let written = 0;
  const { sink, tiersOf } = rememberTiers(
    {
      async append() {
        written += 1;
        return { decisionId: `c/${written}` };
      },
      close: async () => {},
    },
    2,
  );
  for (let at = 0; at < 3; at += 1) await sink.append(decisionOf());
  await sink.append(decisionOf({ axes: null }));
  expect(['c/1', 'c/2', 'c/3', 'c/4'].map((id) => tiersOf(id)?.weights)).toEqual([undefined, 'foreign', 'foreign', undefined]);
});
