/** The way out of a deployment in Pakistan whose models are all held to a hash. */
import { modelCards } from '../../src/cards/model-cards.ts';
import { createPolicyFetch, type PolicyFetch } from '../../src/fetch/create-policy-fetch.ts';
import type { EndpointConfig } from '../../src/index.ts';
import { createGate, type PolicyGate } from '../../src/policy/create-gate.ts';
import { type Profile, policyOf } from '../../src/policy/profiles.ts';
import { type MemorySink, memorySink } from '../../src/testing/index.ts';

const pinned = { name: 'a.gguf', bytes: 1, sha256: 'a'.repeat(64), url: null };
const cards = modelCards().map((card) => ({ ...card, files: [pinned] }));

export interface WrittenGate {
  readonly gate: PolicyGate;
  readonly sink: MemorySink;
}

export function writtenGate(profile: Profile = 'sovereign'): WrittenGate {
  const sink = memorySink();
  const policy = policyOf(profile, { jurisdiction: 'PK', day: '2026-11-29' });
  return { gate: createGate({ cards, policy, sink }), sink };
}

/** To be closed. */
export function wayOut(endpoints: readonly EndpointConfig[], profile?: Profile): PolicyFetch & WrittenGate {
  const written = writtenGate(profile);
  return { ...createPolicyFetch({ endpoints, gate: written.gate }), ...written };
}
