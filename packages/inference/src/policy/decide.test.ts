import { describe, expect, test } from 'vitest';
import type { ModelCard } from '../types/card.ts';
import type { DecisionReason } from '../types/decision.ts';
import type { EndpointFacts } from '../types/endpoint-facts.ts';
import { isWithin, type Tier, tiers } from '../types/tier.ts';
import { decide, type Question } from './decide.ts';
import { type Policy, type Profile, policyOf, profiles } from './profiles.ts';
import { undeclaredCard } from './undeclared-card.ts';

const countryOf: Readonly<Record<Tier, string | null>> = { national: 'PK', treaty: 'AE', foreign: 'US', undeclared: null };
const policies = new Map(profiles.map((profile) => [profile, policyOf(profile, { jurisdiction: 'PK', day: '2026-11-29' })]));
const policy = (profile: Profile): Policy =>
  policies.get(profile) ?? policyOf(profile, { jurisdiction: 'PK', day: '2026-11-29' });

const file = { name: 'a.gguf', bytes: 1, sha256: 'a'.repeat(64), url: null };
const licences = {
  free: { id: 'MIT', commercial: true },
  other: { id: 'Llama 3.1 Community License', commercial: true },
  unread: { id: null, commercial: null },
  'not said': { id: 'MIT', commercial: null },
  'non-commercial': { id: 'CC-BY-NC-4.0', commercial: false },
} as const;
type LicenceName = keyof typeof licences;

function cardWith(weights: Tier, licence: LicenceName, pinned: boolean): ModelCard {
  const card = undeclaredCard('m');
  return {
    ...card,
    publisherCountry: countryOf[weights],
    licence: { ...card.licence, ...licences[licence] },
    files: pinned ? [file] : [],
    unverifiedFields: [],
  };
}

function factsWith(infrastructure: Tier, data: Tier, terms: boolean): EndpointFacts {
  const [where, who] = [countryOf[infrastructure], countryOf[data]];
  return {
    ...(where === null ? {} : { operator: { name: 'o', jurisdiction: where }, location: where }),
    ...(who === null ? {} : { dataController: { name: 'd', jurisdiction: who } }),
    ...(terms ? { retentionDays: 30, trainsOnInputs: false } : {}),
  };
}

/** The rules once more, as S4 of the specification says them in words. */
function expected(
  profile: Profile,
  at: { infra: Tier; data: Tier; weights: Tier; licence: LicenceName; pinned: boolean; terms: boolean; floor: Tier },
): DecisionReason {
  const floor = { local: 'undeclared', treaty: 'treaty', sovereign: 'national' } as const;
  for (const [tier, reason] of [
    [at.infra, 'infrastructure_tier'],
    [at.data, 'data_tier'],
  ] as const) {
    if (!isWithin(tier, floor[profile]) || !isWithin(tier, at.floor)) return reason;
  }
  if (profile === 'local') return 'allowed';
  if (!at.terms) return 'data_terms';
  if (at.weights === 'undeclared') return 'weights_tier';
  if (at.licence === 'non-commercial') return 'not_commercial';
  if (at.licence === 'unread' || at.licence === 'not said') return 'licence_not_read';
  if (at.licence === 'other') return 'licence_not_allowed';
  return at.pinned ? 'allowed' : 'file_not_pinned';
}

describe('every combination of what is known', () => {
  test.each(profiles)('%s', (profile) => {
    const wrong: string[] = [];
    const seen = new Set<DecisionReason>();
    for (const infra of tiers)
      for (const data of tiers)
        for (const weights of tiers)
          for (const licence of ['free', 'other', 'unread', 'not said', 'non-commercial'] as const)
            for (const pinned of [true, false])
              for (const terms of [true, false])
                for (const floor of tiers) {
                  const at = { infra, data, weights, licence, pinned, terms, floor };
                  const card = cardWith(weights, licence, pinned);
                  const facts = factsWith(infra, data, terms);
                  const verdict = decide({ operation: 'chat', model: 'm', card, facts, policy: policy(profile), floor });
                  seen.add(verdict.reason);
                  const axes = [verdict.axes.infrastructure.tier, verdict.axes.data.tier, verdict.axes.weights.tier];
                  const holds =
                    verdict.reason === expected(profile, at) &&
                    (verdict.decision === 'allow') === (verdict.reason === 'allowed') &&
                    axes.join() === [infra, data, weights].join();
                  if (!holds) wrong.push(`${JSON.stringify(at)}: ${verdict.reason}`);
                }
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(profile === 'local' ? 3 : 9);
  });
});

const national = factsWith('national', 'national', true);
const good = cardWith('foreign', 'free', true);
const asked = (profile: Profile, rest: Partial<Question>): DecisionReason => {
  const question: Question = {
    operation: 'chat',
    model: 'm',
    card: good,
    facts: national,
    policy: policy(profile),
    floor: 'undeclared',
  };
  return decide({ ...question, ...rest }).reason;
};

test('a model without a card is answered on a laptop and refused in production', () => {
  expect(asked('local', { card: undeclaredCard('m'), facts: {} })).toBe('allowed');
  for (const profile of ['treaty', 'sovereign'] as const) {
    expect(asked(profile, { card: null })).toBe('no_card');
    expect(asked(profile, { card: undeclaredCard('m') })).toBe('weights_tier');
  }
});

test('a model of a cloud is foreign everywhere, whoever runs the daemon', () => {
  for (const profile of profiles) expect(asked(profile, { model: 'gpt-oss:120b-cloud' })).toBe('remote_model');
  const disguised = {
    operation: 'chat',
    model: 'm',
    card: good,
    facts: national,
    floor: 'undeclared',
    isRemote: true,
  } as const;
  expect(decide({ ...disguised, policy: policy('local') })).toMatchObject({
    reason: 'remote_model',
    axes: { infrastructure: { owner: null, tier: 'foreign' }, data: { owner: null, tier: 'foreign' } },
  });
});

test('a question about the endpoint needs an endpoint that may be asked, and no card', () => {
  const about = { operation: 'models', model: null, card: null } as const;
  expect(asked('sovereign', about)).toBe('allowed');
  expect(asked('sovereign', { ...about, facts: {} })).toBe('infrastructure_tier');
  expect(asked('sovereign', { ...about, facts: factsWith('national', 'treaty', true) })).toBe('data_tier');
});

test('a download needs no more than a licence that is allowed', () => {
  const download = { operation: 'download', facts: {} } as const;
  expect(asked('sovereign', download)).toBe('allowed');
  expect(asked('sovereign', { ...download, card: null, model: null })).toBe('allowed');
  expect(asked('sovereign', { ...download, card: cardWith('foreign', 'unread', false) })).toBe('licence_not_read');
  expect(asked('sovereign', { ...download, card: cardWith('undeclared', 'non-commercial', false) })).toBe('not_commercial');
  expect(asked('local', { ...download, card: cardWith('undeclared', 'non-commercial', false) })).toBe('allowed');
});

test('a licence that nobody confirmed is one that nobody read', () => {
  expect(asked('sovereign', { card: { ...good, unverifiedFields: ['licence.id'] } })).toBe('licence_not_read');
});

test('terms of data: training is refused, and days are counted where the policy counts them', () => {
  const strict = policyOf('sovereign', { jurisdiction: 'PK', day: '2026-11-29', maxRetentionDays: 30 });
  const days = (retentionDays: number) => asked('sovereign', { policy: strict, facts: { ...national, retentionDays } });
  expect([days(30), days(31)]).toEqual(['allowed', 'data_terms']);
  expect(asked('sovereign', { facts: { ...national, trainsOnInputs: true } })).toBe('data_terms');
});
