import { createApiKey, newKeyText, scopesOf } from '@repo/auth/api-keys';
import { type Database, newId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, test } from 'vitest';
import type { ProgramError } from '../../src/http-api/program-error.ts';
import { testContext } from '../../src/testing/test-context.ts';
import { createCallerFactory, router } from '../../src/trpc/index.ts';
import { effects, sampleRouter } from '../support/sample-vertical.ts';
import { type Ask, type TestProduct, wireOf } from '../support/test-product.ts';

const everyScope = scopesOf(['sample']);
const day = 86_400_000;

interface Owner {
  readonly orgId: string;
  readonly userId: string;
}

async function errorOf(response: Response): Promise<ProgramError['error']> {
  const { error }: ProgramError = JSON.parse(await response.text());
  return error;
}

export function apiSuite(open: () => TestProduct, database: () => Database): void {
  let product: TestProduct;
  let db: Database;
  let cookie: string;
  let full: string;

  const keyOf = async ({ orgId, userId }: Owner, scopes: readonly string[] = everyScope, expiresAt: Date | null = null) => {
    const createdAt = new Date();
    return createApiKey(db, { organizationId: orgId, createdById: userId, name: 'نمونہ', scopes, createdAt, expiresAt });
  };
  /** A program: no origin, and whatever key. */
  const post = (path: string, key: string | null, { headers = {}, ...ask }: Ask = {}) =>
    product.ask(`/api/v1/${path}`, {
      method: 'POST',
      origin: null,
      ...ask,
      headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
    });
  const asked = (procedure: string, input: unknown, ask: Ask = {}) =>
    product.mutate(procedure, input, { ...ask, headers: { cookie, ...ask.headers } });

  beforeAll(async () => {
    product = open();
    db = database();
    cookie = await product.signIn({ ip: '10.9.0.1' });
    full = (await keyOf(product.demo)).text;
  });

  test('a key reads and writes for its organization, as a member with the id of the key', async () => {
    const { text } = await keyOf(product.demo, ['sample:read', 'sample:write']);
    const saved = await post('sample/save', text);
    expect(saved.status).toBe(200);
    const { orgId } = product.demo;
    const read = await post('sample/org', text);
    expect(await read.json()).toMatchObject({ orgId, role: 'member' });
    const listed = await product.ask('/api/v1/sample/saved', { headers: { authorization: `Bearer ${text}` } });
    expect(await listed.json()).toContain(await saved.json());
  });

  test('a key does what its scopes name, and reads nothing because it writes', async () => {
    const { text } = await keyOf(product.demo, ['sample:write']);
    expect((await post('sample/save', text)).status).toBe(200);
    const refused = await post('sample/saved', text, { headers: { 'accept-language': 'ur,en;q=0.5' } });
    expect([refused.status, refused.headers.get('content-language')]).toEqual([403, 'ur']);
    const error = await errorOf(refused);
    expect(error).toMatchObject({ code: 'SCOPE_MISSING', params: { scope: 'sample:read' } });
    expect(error.message).toMatch(/اجازت/);
    expect(error.requestId).toBe(refused.headers.get('x-request-id'));
  });

  test('what is for people refuses a key, whatever its scopes are', async () => {
    for (const path of ['platform/keys/create', 'platform/keys/list', 'platform/session', 'sample/me', 'sample/count', 'x']) {
      const refused = await post(path, full);
      expect([path, refused.status, (await errorOf(refused)).code]).toEqual([path, 404, 'NOT_FOUND']);
    }
    const viaScreens = await product.query('sample.me', undefined, { headers: { authorization: `Bearer ${full}` } });
    expect((await wireOf(viaScreens)).error.data.code).toBe('UNAUTHENTICATED');
  });

  test('a procedure is closed to keys until it says otherwise, and an event stream always', async () => {
    const apiKey = { id: newId(), name: 'x', organizationId: product.demo.orgId, scopes: everyScope };
    const { sample } = createCallerFactory(router({ sample: sampleRouter }))({ ...testContext({ db }), apiKey });
    for (const call of [sample.me(), sample.whoami(), sample.touch(), sample.count({ to: 1 })]) {
      await expect(call).rejects.toMatchObject({ message: 'PERSON_REQUIRED', code: 'FORBIDDEN' });
    }
    expect(await sample.org()).toMatchObject({ orgId: apiKey.organizationId });
  });

  test('AB-045 a key needs no origin and no cookie, and a cookie without a key opens nothing', async () => {
    const before = effects.touched;
    const evil = 'https://evil.example';
    expect((await post('platform/organization', full, { origin: evil, headers: { cookie: 'a=b' } })).status).toBe(200);
    for (const origin of [evil, null, 'null']) {
      const refused = await post('sample/save', null, { origin, headers: { cookie } });
      expect([origin, refused.status, (await errorOf(refused)).code]).toEqual([origin, 401, 'UNAUTHENTICATED']);
    }
    const { orgId, userId } = await createOrganization(db);
    const foreign = await keyOf({ orgId, userId });
    const answer = await post('platform/organization', foreign.text, { headers: { cookie } });
    expect(await answer.json()).toMatchObject({ id: orgId });
    expect(effects.touched).toBe(before);
  });

  test('AB-026 guesses get one body, then 429; a key that was good goes on', async () => {
    const ip = '203.0.113.26';
    expect((await post('sample/org', full, { ip })).status).toBe(200);
    const count = process.env.TEST_DEEP ? 1000 : 100;
    const bodies = new Set<string>();
    const statuses = new Map<number, number>();
    for (let guess = 0; guess < count; guess += 1) {
      // Every second one has the form and the checksum of a key.
      const text = guess % 2 === 0 ? `bny_${newId()}` : newKeyText().text;
      const answer = await post('sample/org', text, { ip });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 401) bodies.add(await answer.text());
      else expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(bodies.size).toBe(1);
    expect([...statuses.keys()].toSorted()).toEqual([401, 429]);
    expect(statuses.get(401)).toBeLessThan(40);
    expect((await post('sample/org', full, { ip })).status).toBe(200);
    const other = await keyOf(product.demo);
    expect((await post('sample/org', other.text, { ip })).status).toBe(429);
    expect((await post('sample/org', other.text, { ip: '203.0.113.27' })).status).toBe(200);
  });

  test('AB-032 a key that is revoked or expired, or whose organization is gone, is refused at once and in the same words', async () => {
    const revoked = await keyOf(product.demo);
    const expired = await keyOf(product.demo, everyScope, new Date(Date.now() - 1000));
    const valid = await keyOf(product.demo, everyScope, new Date(Date.now() + day));
    const owner = await createOrganization(db);
    const orphan = await keyOf(owner);
    for (const { text } of [revoked, valid, orphan]) expect((await post('platform/organization', text)).status).toBe(200);
    expect((await asked('platform.keys.revoke', { id: revoked.id }, { ip: '10.9.0.2' })).status).toBe(200);
    await db.prisma.organization.delete({ where: { id: owner.orgId } });
    const refusals = [null, 'nonsense', revoked.text, expired.text, orphan.text];
    const answers = await Promise.all(refusals.map((text) => post('platform/organization', text)));
    expect(answers.map(({ status }) => status)).toEqual(refusals.map(() => 401));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await db.prisma.apiKey.count({ where: { id: orphan.id } })).toBe(0);
    expect((await post('platform/organization', valid.text)).status).toBe(200);
  });

  test('a key outlives its maker, and is refused while its maker is kept out', async () => {
    const { orgId } = product.demo;
    const userId = newId();
    await db.prisma.user.create({ data: { id: userId, name: 'بلال', email: `${userId}@example.test` } });
    const { text } = await keyOf({ orgId, userId });
    const status = async () => (await post('platform/organization', text)).status;
    for (const [banned, expected] of [
      [true, 401],
      [false, 200],
    ] as const) {
      await db.prisma.user.update({ where: { id: userId }, data: { banned } });
      expect(await status()).toBe(expected);
    }
    await db.prisma.user.delete({ where: { id: userId } });
    expect(await status()).toBe(200);
  });

  test('AB-061 a key sees and touches nothing of another organization, also when it is named', async () => {
    const other = await createOrganization(db);
    const theirs = await keyOf(other);
    const saved: unknown = await (await post('sample/save', theirs.text)).json();
    expect(await (await post('sample/saved', full)).json()).not.toContain(saved);
    const body = JSON.stringify({ orgId: other.orgId });
    for (const headers of [{}, { 'x-organization-id': other.orgId }]) {
      expect(await (await post('sample/org', full, { body, headers })).json()).toMatchObject({ orgId: product.demo.orgId });
    }
    const revoked = await asked('platform.keys.revoke', { id: theirs.id }, { ip: '10.9.0.3' });
    expect([revoked.status, (await wireOf(revoked)).error.data.code]).toEqual([404, 'KEY_NOT_FOUND']);
    expect((await post('sample/org', theirs.text)).status).toBe(200);
  });

  test('AB-062 nobody makes a key without the right to, for another person or another organization', async () => {
    const keys = () => db.prisma.apiKey.count();
    const before = await keys();
    const input = { name: 'x', scopes: ['sample:read'], expiresInDays: 30 };
    const victim = await createOrganization(db);
    const anonymous = await product.mutate('platform.keys.create', input);
    const named = await product.mutate('platform.keys.create', { ...input, userId: victim.userId });
    expect([anonymous.status, named.status]).toEqual([401, 401]);
    for (const extra of [{ userId: victim.userId }, { orgId: victim.orgId }, { organizationId: victim.orgId }]) {
      const refused = await asked('platform.keys.create', { ...input, ...extra });
      expect([refused.status, (await wireOf(refused)).error.data.code]).toEqual([400, 'INVALID_INPUT']);
    }
    for (const path of ['/api/auth/api-key/create', '/api/v1/platform/keys/create']) {
      const answer = await product.ask(path, { method: 'POST', headers: { cookie }, body: JSON.stringify(input) });
      expect([401, 404]).toContain(answer.status);
    }
    const { orgId: organizationId, userId } = product.demo;
    const owner = await createOrganization(db);
    await db.prisma.member.create({ data: { id: newId(), organizationId, userId: owner.userId, role: 'owner' } });
    await db.prisma.member.updateMany({ where: { organizationId, userId }, data: { role: 'member' } });
    const member = await asked('platform.keys.create', input);
    expect([member.status, (await wireOf(member)).error.data.code]).toEqual([403, 'FORBIDDEN']);
    await db.prisma.member.updateMany({ where: { organizationId, userId }, data: { role: 'owner' } });
    expect(await keys()).toBe(before);
  });

  test('making and revoking a key wants a fresh session; the key is shown once and stored as a hash', async () => {
    const input = { name: ' رپورٹ ', scopes: ['sample:read', 'sample:read'], expiresInDays: 30 };
    const made = await wireOf(await asked('platform.keys.create', input));
    const { id, key } = Object(made.result.data);
    const row = await db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ name: 'رپورٹ', scopes: ['sample:read'], createdById: product.demo.userId, lastUsedAt: null });
    expect(JSON.stringify(row)).not.toContain(key);
    const list = await wireOf(await product.query('platform.keys.list', undefined, { headers: { cookie } }));
    expect(JSON.stringify(list)).toContain(id);
    expect(JSON.stringify(list)).not.toContain(key);
    expect(JSON.stringify(list)).not.toContain(row.hash);
    expect((await post('sample/org', key)).status).toBe(200);
    const { lastUsedAt } = await db.prisma.apiKey.findUniqueOrThrow({ where: { id } });
    expect(lastUsedAt).not.toBeNull();
    await post('sample/org', key);
    expect((await db.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt).toEqual(lastUsedAt);
    for (const scopes of [[], ['sample:admin'], ['platform:write']]) {
      expect((await asked('platform.keys.create', { ...input, scopes })).status).toBe(400);
    }
    const old = new Date(Date.now() - 11 * 60_000);
    await db.prisma.session.updateMany({ where: { userId: product.demo.userId }, data: { createdAt: old } });
    for (const [procedure, body] of [
      ['platform.keys.create', input],
      ['platform.keys.revoke', { id }],
    ] as const) {
      const refused = await asked(procedure, body);
      expect([refused.status, (await wireOf(refused)).error.data.code]).toEqual([403, 'SESSION_NOT_FRESH']);
    }
    await db.prisma.session.updateMany({ where: { userId: product.demo.userId }, data: { createdAt: new Date() } });
  });

  test('errors have a status, a code and a sentence; verbs, types and broken bodies are refused', async () => {
    const refusals: [string, Ask, number, string][] = [
      ['sample/save', { method: 'GET' }, 405, 'METHOD_NOT_SUPPORTED'],
      ['sample/save', { method: 'DELETE' }, 405, 'METHOD_NOT_SUPPORTED'],
      ['sample/save', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
      ['sample/save', { body: '{' }, 400, 'INVALID_JSON'],
      ['sample/save', { body: '['.repeat(40) }, 400, 'NESTED_TOO_DEEP'],
      ['sample/nested', {}, 500, 'INTERNAL'],
    ];
    for (const [path, ask, status, code] of refusals) {
      const refused = await post(path, full, ask);
      const error = await errorOf(refused);
      expect([path, refused.status, error.code]).toEqual([path, status, code]);
      expect(error.message.length).toBeGreaterThan(10);
      expect(error.message).not.toMatch(/[{}]|transaction/);
    }
  });

  test('the document is valid OpenAPI 3.1, names every operation, and each answers as it says', async () => {
    const answer = await product.ask('/api/v1/openapi.json');
    const document = JSON.parse(await answer.text());
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(document.openapi).toBe('3.1.0');
    const paths: [string, Record<string, { readonly 'x-scope': string }>][] = Object.entries(document.paths);
    expect(paths.map(([path]) => path)).toEqual(
      [
        ...['file/list', 'file/logo', 'organization', 'usage/days', 'usage/month', 'usage/months'].map(
          (path) => `platform/${path}`,
        ),
        ...['hang', 'nested', 'org', 'repeat', 'save', 'saved', 'send'].map((path) => `sample/${path}`),
      ].map((path) => `/api/v1/${path}`),
    );
    for (const [path, methods] of paths) {
      for (const [method, operation] of Object.entries(methods)) {
        expect(everyScope).toContain(operation['x-scope']);
        const { status } = await product.ask(path, {
          method: method.toUpperCase(),
          origin: null,
          headers: { authorization: `Bearer ${full}` },
        });
        const expected: Readonly<Record<string, number>> = { nested: 500, repeat: 400, send: 400, hang: 500 };
        expect([method, path, status]).toEqual([method, path, expected[path.split('/').at(-1) ?? ''] ?? 200]);
      }
    }
  });

  test('the page about the API is read without a script and in both languages', async () => {
    for (const [locale, dir, words] of [
      ['ur', 'rtl', 'پروگراموں کے لیے'],
      ['en', 'ltr', 'For programs'],
    ] as const) {
      const page = await product.ask(`/api/v1/docs?locale=${locale}`);
      const text = await page.text();
      expect(text).toContain(`<html lang="${locale}" dir="${dir}">`);
      for (const part of [words, '/api/v1/sample/saved', 'sample:read']) expect(text).toContain(part);
      expect(text).not.toMatch(/<script|onclick|style="/);
      expect(page.headers.get('content-security-policy')).toContain(/nonce="([^"]+)"/.exec(text)?.[1] ?? 'no nonce');
    }
  });
}
