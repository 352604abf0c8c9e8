import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const settings = { runtimeFile: '/run/g.json', port: 0, modelPath: null };

test('the drain has a default', () => {
  const input = { ...settings, limits: { waiting: 0 }, sampling: { temperature: 0.7 } };
  expect(readSettings(input)).toEqual({ ...input, drain: 8000 });
});

test.each([
  [undefined, ''],
  [{}, 'runtimeFile'],
  [{ ...settings, port: 70_000 }, 'port'],
  [{ ...settings, token: 'secret' }, 'token'],
  [{ ...settings, tenantKey: 'short' }, 'tenantKey'],
  [{ ...settings, sampling: { temperature: 3 } }, 'sampling.temperature'],
])('%j is refused: %s', (message, what) => {
  expect(() => readSettings(message)).toThrow(
    expect.objectContaining({ type: 'start_failed', message: expect.stringContaining(what) }),
  );
});

const key = randomBytes(32).toString('base64url');
const tls = { certificate: 'cert.pem', key: 'key.pem' };
const exposed = { reachableByOthers: true, address: '10.0.0.7', port: 8443, hosts: ['ai.example'], key };

test.each([
  ['TLS', { ...exposed, tls }],
  ['a declared proxy', { ...exposed, behindProxy: true }],
  ['a key in hex', { ...exposed, tls, key: randomBytes(32).toString('hex') }],
  ['a longer key', { ...exposed, tls, key: randomBytes(48).toString('base64') }],
  ['IPv6', { ...exposed, tls, address: '::' }],
])('others may connect with a wish in words, a strong key and %s', (_name, exposure) => {
  expect(readSettings({ ...settings, exposure }).exposure).toEqual(exposure);
});

test.each([
  ['neither TLS nor a proxy', exposed, 'needs tls or behindProxy'],
  ['no wish in words', { ...exposed, tls, reachableByOthers: undefined }, 'reachableByOthers'],
  ['a wish that is no wish', { ...exposed, tls, reachableByOthers: false }, 'reachableByOthers'],
  ['no key', { ...exposed, tls, key: undefined }, 'key'],
  ['31 bytes', { ...exposed, tls, key: randomBytes(31).toString('base64url') }, 'at least 32 random bytes'],
  ['31 bytes in hex', { ...exposed, tls, key: randomBytes(31).toString('hex') }, 'at least 32 random bytes'],
  ['a typed key', { ...exposed, tls, key: 'abcd'.repeat(16) }, 'at least 32 random bytes'],
  ['a sentence', { ...exposed, tls, key: 'my very secret key, which nobody can ever guess' }, 'at least 32 random bytes'],
  ['no names', { ...exposed, tls, hosts: [] }, 'hosts'],
  ['a name for an address', { ...exposed, tls, address: 'ai.example' }, 'address'],
  ['half of TLS', { ...exposed, tls: { certificate: 'cert.pem' } }, 'tls.key'],
])('with %s nobody else may', (_name, exposure, what) => {
  const refused = expect.objectContaining({ type: 'start_failed', message: expect.stringContaining(what) });
  expect(() => readSettings({ ...settings, exposure })).toThrow(refused);
  try {
    readSettings({ ...settings, exposure });
  } catch (error) {
    if (typeof exposure.key === 'string') expect(String(error)).not.toContain(exposure.key);
  }
});
