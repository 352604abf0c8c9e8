import { expect, test } from 'vitest';
import { localTenant, readTenant, signTenant } from './tenant.ts';

const key = 'k'.repeat(43);
const tenant = { id: 'org_1.x', salt: 'نمک=' };

test('what the host signs is read back, whatever its letters', () => {
  expect(readTenant(key, signTenant(key, tenant))).toEqual(tenant);
  expect(signTenant(key, tenant)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
  expect(readTenant(key, signTenant(key, { id: 'a', salt: '' }))).toEqual({ id: 'a', salt: '' });
});

test('no header is the tenant local', () => {
  expect(readTenant(key, undefined)).toEqual(localTenant);
  expect(readTenant(null, undefined)).toEqual(localTenant);
});

const [id, salt, signature] = signTenant(key, tenant).split('.');
const refused = expect.objectContaining({ status: 401, type: 'authentication_error' });

test.each([
  ['another key', signTenant('another', tenant)],
  ['another tenant', `${Buffer.from('org_2').toString('base64url')}.${salt}.${signature}`],
  ['another salt', `${id}.${id}.${signature}`],
  ['parts changed about', `${salt}.${id}.${signature}`],
  ['no signature', `${id}.${salt}`],
  ['an empty signature', `${id}.${salt}.`],
  ['more parts', `${id}.${salt}.${signature}.${signature}`],
  ['nothing', ''],
  ['two headers', [signTenant(key, tenant), signTenant(key, tenant)]],
])('%s is 401', (_name, header) => {
  expect(() => readTenant(key, header)).toThrow(refused);
});

test('where nobody signs no header is good', () => {
  expect(() => readTenant(null, signTenant(key, tenant))).toThrow(refused);
});
