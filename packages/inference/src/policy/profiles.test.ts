import { describe, expect, test } from 'vitest';
import { readEndpoint } from '../transport/index.ts';
import { checkStart } from './check-start.ts';
import { policyHash } from './policy-hash.ts';
import { type PolicyWishes, policyOf, profileOf } from './profiles.ts';

const wishes: PolicyWishes = { jurisdiction: 'PK', day: '2026-11-29' };

test.each([
  [false, undefined, 'local'],
  [false, '', 'local'],
  [true, undefined, 'sovereign'],
  [false, 'postgres://db/x', 'sovereign'],
  [true, 'postgres://db/x', 'sovereign'],
] as const)('exposed %s, database %j: %s', (exposed, databaseUrl, profile) => {
  expect(profileOf({ exposed, databaseUrl })).toBe(profile);
  expect(profileOf({ exposed, databaseUrl, production: 'treaty' })).toBe(profile === 'local' ? 'local' : 'treaty');
});

test('a policy is known by what it says', () => {
  const hash = policyHash(policyOf('sovereign', wishes));
  expect(policyHash(policyOf('sovereign', { ...wishes, day: '2027-01-01' }))).toBe(hash);
  const others = [
    policyOf('treaty', wishes),
    policyOf('sovereign', { ...wishes, licences: ['MIT'] }),
    policyOf('sovereign', { ...wishes, maxRetentionDays: 0 }),
    policyOf('sovereign', { ...wishes, jurisdiction: 'AE' }),
  ].map(policyHash);
  expect(new Set([hash, ...others]).size).toBe(5);
});

test('a jurisdiction is a country', () => {
  expect(() => policyOf('local', { ...wishes, jurisdiction: 'Pakistan' })).toThrow('two letters');
});

describe('what must not be so at the start', () => {
  const own = readEndpoint({ id: 'own', baseURL: 'http://127.0.0.1:8080/v1' });
  const production = policyOf('sovereign', { ...wishes, jurisdiction: null });

  test('this machine without a law in production', () => {
    const start = { policy: production, endpoints: [own], env: {} };
    expect(() => checkStart(start)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
    const declared = readEndpoint({
      id: 'own',
      baseURL: 'http://127.0.0.1:8080/v1',
      operator: { name: 'o', jurisdiction: 'PK' },
    });
    for (const fine of [
      { ...start, policy: policyOf('sovereign', wishes) },
      { ...start, policy: policyOf('local', { ...wishes, jurisdiction: null }) },
      { ...start, endpoints: [declared] },
      { ...start, endpoints: [] },
    ]) {
      expect(() => checkStart(fine)).not.toThrow();
    }
  });

  test('certificates that nobody checks, on a laptop too', () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect(() => checkStart({ policy: policyOf('local', wishes), endpoints: [], env })).toThrow('NODE_TLS_REJECT_UNAUTHORIZED');
  });
});
