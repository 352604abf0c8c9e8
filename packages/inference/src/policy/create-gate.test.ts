import { describe, expect, test } from 'vitest';
import { cardHash } from '../cards/card-hash.ts';
import { modelCards } from '../cards/model-cards.ts';
import { InferenceError } from '../errors/index.ts';
import { memorySink } from '../testing/memory-sink.ts';
import { forGate, readEndpoint } from '../transport/index.ts';
import type { ModelCard } from '../types/card.ts';
import type { Outgoing } from '../types/gate.ts';
import { createGate } from './create-gate.ts';
import { type Profile, policyOf } from './profiles.ts';

const own = readEndpoint({ id: 'own', baseURL: 'http://127.0.0.1:8080/v1' });
const file = { name: 'a.gguf', bytes: 1, sha256: 'a'.repeat(64), url: null };
/** The cards that come along with one of their files held to a hash. */
const cards: readonly ModelCard[] = modelCards().map((card) => ({ ...card, files: [file] }));

function gateOf(profile: Profile, jurisdiction: string | null = 'PK') {
  const sink = memorySink();
  const gate = createGate({ cards, sink, policy: policyOf(profile, { jurisdiction, day: '2026-11-29' }) });
  return { gate, sink };
}

const asked = (rest: Partial<Outgoing> = {}): Outgoing => ({
  requestId: 'r',
  operation: 'chat',
  model: 'qwen3:8b',
  tenant: 't',
  tierFloor: 'undeclared',
  redactions: { CNIC: 1 },
  endpoint: forGate(own),
  ...rest,
});
const { signal } = new AbortController();

async function errorOf(promise: Promise<unknown>): Promise<InferenceError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof InferenceError) return error;
  throw new Error('Expected an InferenceError', { cause: error });
}

test('what it would say is what it says, and is not written down', async () => {
  const { gate, sink } = gateOf('sovereign');
  const endpoint = { id: 'own', baseURL: 'http://127.0.0.1:8080/v1' };
  const reasons = ['qwen3:8b', 'nobody', 'gpt-oss:20b-cloud'].map((model) => gate.consider(model, endpoint).reason);
  expect(reasons).toEqual(['allowed', 'no_card', 'remote_model']);
  expect(gate.consider('qwen3:8b', { ...endpoint, location: 'US' }).reason).toBe('infrastructure_tier');
  expect(sink.decisions).toEqual([]);
});

test('leave is written down with all that it stands on', async () => {
  const { gate, sink } = gateOf('sovereign');
  expect(await gate.pass(asked(), signal)).toEqual({ decisionId: 'd1', cardId: 'qwen3-8b' });
  const card = gate.cardOf('qwen3:8b');
  expect(sink.decisions).toEqual([
    {
      requestId: 'r',
      tenant: 't',
      operation: 'chat',
      model: 'qwen3:8b',
      cardId: 'qwen3-8b',
      cardHash: card === null ? null : cardHash(card),
      endpointId: 'own',
      host: '127.0.0.1:8080',
      address: null,
      axes: {
        infrastructure: { owner: 'this deployment', jurisdiction: 'PK', tier: 'national' },
        data: { owner: 'this deployment', jurisdiction: 'PK', tier: 'national' },
        weights: { owner: 'Alibaba (Qwen team)', jurisdiction: 'CN', tier: 'foreign' },
      },
      licenceId: 'Apache-2.0',
      policyHash: gate.policyHash,
      decision: 'allow',
      reason: 'allowed',
      redactions: { CNIC: 1 },
    },
  ]);
});

describe('a refusal is written down and says why', () => {
  test.each<[string, Profile, Partial<Outgoing>, string, string]>([
    ['no card', 'sovereign', { model: 'somebody/Qwen3-8B' }, 'tier_denied', 'no_card'],
    ['a licence that nobody read', 'sovereign', { model: 'falcon-arabic-7b' }, 'licence_denied', 'licence_not_read'],
    ['no commercial use', 'sovereign', { model: 'aya-expanse-8b' }, 'licence_denied', 'not_commercial'],
    ['another licence', 'sovereign', { model: 'llama3.1:8b' }, 'licence_denied', 'licence_not_allowed'],
    ['nobody knows who made it', 'sovereign', { model: 'alif-1.0-8b-instruct' }, 'tier_denied', 'weights_tier'],
    ["a vendor's cloud", 'local', { model: 'gpt-oss:120b-cloud' }, 'tier_denied', 'remote_model'],
    ['a call that wants more than the policy', 'local', { tierFloor: 'treaty' }, 'tier_denied', 'infrastructure_tier'],
  ])('%s', async (_, profile, rest, code, reason) => {
    const { gate, sink } = gateOf(profile, profile === 'local' ? null : 'PK');
    const error = await errorOf(gate.pass(asked(rest), signal));
    expect(error).toMatchObject({ code, reason, requestId: 'r', endpointId: 'own', retryable: false });
    expect(error.message).not.toBe(code);
    expect(sink.decisions).toMatchObject([{ decision: 'deny', reason }]);
  });
});

test('on a laptop a model without a card gets one that says so, and never counts as national', async () => {
  const { gate, sink } = gateOf('local');
  expect(await gate.pass(asked({ model: 'my-own:latest' }), signal)).toEqual({ decisionId: 'd1', cardId: 'undeclared' });
  expect(sink.decisions).toMatchObject([{ cardId: 'undeclared', axes: { weights: { tier: 'undeclared' } } }]);
});

test("this machine is nobody's until the deployment says whose", async () => {
  const { gate } = gateOf('sovereign', null);
  expect(await errorOf(gate.pass(asked(), signal))).toMatchObject({ reason: 'infrastructure_tier' });
});

test('a server that asks others is not this machine, wherever it listens', async () => {
  const { gate } = gateOf('sovereign');
  for (const dialect of ['litellm', 'openrouter']) {
    // Those dialects may not be among the known ones yet.
    const endpoint: Outgoing['endpoint'] = Object.assign(forGate(own), { dialect });
    expect(await errorOf(gate.pass(asked({ endpoint }), signal))).toMatchObject({ reason: 'infrastructure_tier' });
  }
});

test('what is said of this machine alone stands beside what is known of it', async () => {
  const strict = policyOf('sovereign', { jurisdiction: 'PK', day: '2026-11-29', maxRetentionDays: 30 });
  const gate = createGate({ cards, sink: memorySink(), policy: strict });
  const keeping = (retentionDays: number) =>
    gate.pass(asked({ endpoint: { ...forGate(own), facts: { retentionDays } } }), signal);
  expect(await keeping(30)).toMatchObject({ cardId: 'qwen3-8b' });
  expect(await errorOf(keeping(31))).toMatchObject({ reason: 'data_terms' });
});

test('a tier that is only claimed proves nothing', async () => {
  const far = readEndpoint({
    id: 'far',
    baseURL: 'https://gpu.example/v1',
    allowedAddresses: ['203.0.113.7'],
    tier: 'national',
  });
  const { gate } = gateOf('sovereign');
  expect(await errorOf(gate.pass(asked({ endpoint: forGate(far) }), signal))).toMatchObject({ reason: 'infrastructure_tier' });
});

test('what is refused elsewhere is written down too', async () => {
  const { gate, sink } = gateOf('local');
  const { endpoint: _, ...who } = asked();
  await gate.refused({ ...who, endpoint: null, host: 'evil.example', address: null, reason: 'unknown_host' });
  await gate.refused({ ...asked(), host: '127.0.0.1:8080', address: '10.0.0.1', reason: 'address' });
  expect(sink.decisions).toMatchObject([
    { endpointId: null, host: 'evil.example', axes: null, decision: 'deny', reason: 'unknown_host' },
    { endpointId: 'own', address: '10.0.0.1', decision: 'deny', reason: 'address', axes: { weights: { tier: 'foreign' } } },
  ]);
});

test('a sink that fails refuses, however it fails', async () => {
  const { gate, sink } = gateOf('local');
  sink.die();
  expect(await errorOf(gate.pass(asked(), signal))).toMatchObject({ code: 'audit_unavailable', retryable: false });
  const broken = { append: () => Promise.reject(new TypeError('full')), close: async () => {} };
  const policy = policyOf('local', { jurisdiction: null, day: '2026-11-29' });
  const other = createGate({ cards, sink: broken, policy });
  expect(await errorOf(other.pass(asked(), signal))).toMatchObject({ code: 'audit_unavailable', cause: expect.any(TypeError) });
});

test('no card takes the place of those without one', () => {
  const [card] = cards;
  if (card === undefined) throw new Error('There is a first card');
  const policy = policyOf('local', { jurisdiction: null, day: '2026-11-29' });
  expect(() => createGate({ cards: [{ ...card, id: 'undeclared' }], sink: memorySink(), policy })).toThrow('undeclared');
});
