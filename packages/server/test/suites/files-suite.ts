import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, listAudit, newId, publicId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { beforeAll, expect, test } from 'vitest';
import { type Ask, errorOf, type TestProduct } from '../support/test-product.ts';

const png = (text: string) => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Buffer.from(text));

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly removable: boolean;
}

async function bodyOf<Body>(response: Response): Promise<Body> {
  return JSON.parse(await response.text());
}

async function dataOf<Data>(response: Promise<Response>): Promise<Data> {
  return (await bodyOf<{ result: { data: Data } }>(await response)).result.data;
}

export function filesSuite(open: () => TestProduct, openDb: () => Database): void {
  let product: TestProduct;
  let db: Database;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    db = openDb();
    cookie = await product.signIn({ ip: '10.1.0.20' });
  });

  const send = (content: string | Uint8Array<ArrayBuffer>, { headers = {}, ...how }: Ask = {}, query = '') =>
    product.ask(`/api/files${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('نوٹ.txt'), cookie, ...headers },
      body: content,
      ...how,
    });
  const add = async (content: string | Uint8Array<ArrayBuffer>, query?: string) => {
    const response = await send(content, {}, query);
    expect(response.status).toBe(201);
    return bodyOf<Stored>(response);
  };
  const list = (cursor = {}) =>
    dataOf<{ items: Stored[]; nextCursor: string | null; space: { used: number; quota: number } }>(
      product.query('platform.file.list', cursor, { headers: { cookie } }),
    );
  const remove = (id: string) => product.mutate('platform.file.remove', { id }, { headers: { cookie } });
  const pathOf = async (id: string) =>
    (await dataOf<{ path: string }>(product.mutate('platform.file.sign', { id }, { headers: { cookie } }))).path;
  const refusal = async (response: Response) => [response.status, (await errorOf(response)).code];

  /** Makes the demo user a mere member, and an owner again. */
  const asMember = async (work: () => Promise<void>) => {
    const { userId, orgId: organizationId } = product.demo;
    const other = await createOrganization(db);
    await db.prisma.member.create({ data: { id: newId(), organizationId, userId: other.userId, role: 'owner' } });
    const where = { organizationId, userId };
    await db.prisma.member.updateMany({ where, data: { role: 'member' } });
    try {
      await work();
    } finally {
      await db.prisma.member.updateMany({ where, data: { role: 'owner' } });
    }
  };

  test('a file goes in with its Urdu name and comes out by a signed address, without a session', async () => {
    const before = (await list()).space.used;
    const file = await add('کرایہ: ۳۰٬۰۰۰');
    expect(file).toMatchObject({ name: 'نوٹ.txt', type: 'text/plain', bytes: 24 });
    expect((await list()).items[0]).toMatchObject({ id: file.id, removable: true });
    expect((await list()).space).toEqual({ used: before + 24, quota: 1_073_741_824 });
    const response = await product.ask(await pathOf(file.id));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('کرایہ: ۳۰٬۰۰۰');
    const headers = [
      'content-type',
      'content-disposition',
      'content-security-policy',
      'x-content-type-options',
      'cache-control',
    ];
    expect(headers.map((name) => response.headers.get(name))).toEqual([
      'text/plain; charset=utf-8',
      `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('نوٹ.txt')}`,
      "sandbox; default-src 'none'; frame-ancestors 'none'",
      'nosniff',
      expect.stringMatching(/^private, max-age=(?:300|29\d), immutable$/),
    ]);
  });

  test('AB-060 another organization, another file, another time and a path are refused', async () => {
    const [mine, second] = [await add('mine'), await add('second')];
    const { orgId: other } = await createOrganization(db);
    const path = await pathOf(mine.id);
    const changed = (change: (url: URL) => void) => {
      const url = new URL(path, 'http://localhost');
      change(url);
      return product.ask(url.pathname + url.search);
    };
    const query = (name: string, value: string) => changed((url) => url.searchParams.set(name, value));
    expect((await product.ask(path)).status).toBe(200);
    const expires = new URL(path, 'http://localhost').searchParams.get('expires') ?? '';
    for (const answer of [
      query('organization', publicId('org', other)),
      query('expires', String(Number(expires) + 1)),
      query('expires', `${expires}.0`),
      query('signature', `A${'a'.repeat(42)}`),
      query('signature', ''),
      changed((url) => {
        url.pathname = `/api/files/${second.id}`;
      }),
    ]) {
      expect(await refusal(await answer)).toEqual([403, 'FILE_LINK_INVALID']);
    }
    for (const name of ['..%2f..%2fauth-secret', '%2e%2e%2fauth-secret', `${mine.id}%2f..`, 'auth-secret', 'file_%00']) {
      expect((await refusal(await product.ask(`/api/files/${name}${new URL(path, 'http://localhost').search}`)))[0]).toBe(404);
    }
    expect(await refusal(await product.ask(`/api/files/${mine.id}`))).toEqual([404, 'NOT_FOUND']);
    const old = { orgId: product.demo.orgId, id: newId() };
    expect(await refusal(await product.ask(product.files.link(old, 1)))).toEqual([403, 'FILE_LINK_EXPIRED']);
    const signed = product.files.link({ orgId: other, id: newId() }, Math.floor(Date.now() / 1000) + 60);
    expect(await refusal(await product.ask(signed))).toEqual([404, 'NOT_FOUND']);
  });

  test('a file of another organization is not signed, listed or deleted', async () => {
    const { orgId, userId } = await createOrganization(db);
    const content = (async function* () {
      yield Buffer.from('theirs');
    })();
    const { id } = await product.files.put(orgId, content, { name: 'a.txt', kind: 'file', createdById: userId });
    const file = publicId('file', id);
    expect((await product.mutate('platform.file.sign', { id: file }, { headers: { cookie } })).status).toBe(404);
    expect((await remove(file)).status).toBe(404);
    expect((await list()).items.map((item) => item.id)).not.toContain(file);
    expect(await product.files.find({ orgId, id })).not.toBeNull();
  });

  test('what may not be kept is refused by name, and nothing of it stays', async () => {
    const before = await list();
    const big = new Uint8Array(10 * 1024 * 1024 + 1).fill(65);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(65)),
    });
    expect(await refusal(await send(big))).toEqual([413, 'FILE_TOO_LARGE']);
    expect(await refusal(await send(big, { headers: { 'content-length': '5' } }))).toEqual([413, 'FILE_TOO_LARGE']);
    const streamed = product.ask('/api/files', { method: 'POST', headers: { 'x-file-name': 'a', cookie }, body: endless });
    expect(await refusal(await streamed)).toEqual([413, 'FILE_TOO_LARGE']);
    expect(await refusal(await send(''))).toEqual([400, 'FILE_EMPTY']);
    expect(await refusal(await send('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual([400, 'FILE_TYPE_REFUSED']);
    expect(await refusal(await send('text', { headers: { 'x-file-name': '%E0%A4%A' } }))).toEqual([400, 'INVALID_INPUT']);
    expect(await refusal(await send('text', {}, '?kind=page'))).toEqual([400, 'INVALID_INPUT']);
    expect(await refusal(await send('text', { headers: { cookie: '' } }))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await refusal(await send('text', { origin: 'https://example.com' }))).toEqual([403, 'ORIGIN_REFUSED']);
    expect(await refusal(await send('text', { origin: null }))).toEqual([403, 'ORIGIN_REFUSED']);
    expect(await list()).toEqual(before);
    expect(readdirSync(join(product.dataDir, 'files/incoming'))).toEqual([]);
  });

  test('a name that claims another type is corrected, and hides nothing', async () => {
    const name = encodeURIComponent('بل\u202egpj.exe');
    expect(await bodyOf(await send(png('1'), { headers: { 'x-file-name': name, 'content-type': 'text/html' } }))).toMatchObject(
      {
        name: 'بلgpj.exe.png',
        type: 'image/png',
      },
    );
  });

  test('a file that is added is in the audit log, with the person and the request', async () => {
    const answer = await send('told');
    const { id } = await bodyOf<Stored>(answer);
    const [told] = await listAudit(db, { orgId: product.demo.orgId, limit: 1 });
    expect(told).toMatchObject({
      action: 'file.add',
      actorKind: 'person',
      actorId: product.demo.userId,
      targetKind: 'file',
      details: { kind: 'file' },
      requestId: answer.headers.get('x-request-id'),
    });
    expect(publicId('file', told?.targetId ?? '')).toBe(id);
  });

  test('a member deletes what is their own; an administrator deletes all, twice too', async () => {
    const own = await add('own');
    const { orgId } = product.demo;
    const content = (async function* () {
      yield Buffer.from('of a colleague');
    })();
    const row = await product.files.put(orgId, content, { name: 'b.txt', kind: 'file', createdById: newId() });
    const colleague = publicId('file', row.id);
    await asMember(async () => {
      expect((await list()).items.slice(0, 2)).toMatchObject([{ removable: false }, { removable: true }]);
      expect((await remove(colleague)).status).toBe(403);
      expect((await remove(own.id)).status).toBe(200);
    });
    const path = await pathOf(colleague);
    expect((await remove(colleague)).status).toBe(200);
    expect((await remove(colleague)).status).toBe(200);
    expect(await refusal(await product.ask(path))).toEqual([404, 'NOT_FOUND']);
    expect(existsSync(join(product.dataDir, 'files', orgId, row.sha256.slice(0, 2), row.sha256))).toBe(false);
  });

  test('the logo is a picture that administrators change, one at a time', async () => {
    const logo = () =>
      dataOf<{ id: string; path: string } | null>(product.query('platform.file.logo', undefined, { headers: { cookie } }));
    expect(await logo()).toBeNull();
    expect(await refusal(await send('text', {}, '?kind=logo'))).toEqual([400, 'FILE_TYPE_REFUSED']);
    const first = await add(png('first'), '?kind=logo');
    const second = await add(png('second'), '?kind=logo');
    const shown = await logo();
    expect(shown).toMatchObject({ id: second.id, changeable: true });
    expect((await logo())?.path).toBe(shown?.path);
    expect((await product.ask(shown?.path ?? '')).headers.get('content-type')).toBe('image/png');
    expect((await product.mutate('platform.file.sign', { id: first.id }, { headers: { cookie } })).status).toBe(404);
    expect((await list()).items.map(({ id }) => id)).not.toContain(second.id);
    await asMember(async () => {
      expect(await refusal(await send(png('third'), {}, '?kind=logo'))).toEqual([403, 'FORBIDDEN']);
      expect((await remove(second.id)).status).toBe(403);
    });
    expect((await remove(second.id)).status).toBe(200);
    expect(await logo()).toBeNull();
  });

  test('a long list comes in pages', async () => {
    const { orgId, userId } = product.demo;
    await db.withTenant({ orgId }, (tx) =>
      tx.storedFile.createMany({
        data: Array.from({ length: 51 }, () => ({
          orgId,
          id: newId(),
          sha256: 'c'.repeat(64),
          bytes: 1,
          type: 'text/plain',
          name: 'c.txt',
          createdById: userId,
        })),
      }),
    );
    const first = await list();
    expect(first.items).toHaveLength(50);
    const second = await list({ cursor: first.nextCursor });
    expect(second.items.length).toBeGreaterThan(0);
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await db.withTenant({ orgId }, (tx) =>
      tx.storedFile.updateMany({ where: { sha256: 'c'.repeat(64) }, data: { deletedAt: new Date() } }),
    );
  });
}
