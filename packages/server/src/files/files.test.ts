import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { type S3Server, startS3Server } from '@repo/testing/s3-server';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../testing/test-context.ts';
import type { BlobKey } from './blob-key.ts';
import { diskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { createFiles, type Files } from './files.ts';
import { s3Store } from './s3-store.ts';

const secrets = ['s'.repeat(40)];

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(content);
}

async function blobsIn(store: FileStore): Promise<BlobKey[]> {
  const blobs: BlobKey[] = [];
  for await (const blob of store.list()) blobs.push(blob);
  return blobs;
}

describeDatabases('files', (open: () => Database) => {
  let folder: TempDir;
  let s3: S3Server;
  beforeAll(async () => {
    folder = tempDir('files');
    s3 = await startS3Server({ pageLength: 2 });
  });
  afterAll(async () => {
    folder.remove();
    await s3.close();
  });

  describe.each([
    ['on disk', () => diskStore(join(folder.path, 'files'))],
    ['in a bucket', () => s3Store(s3.url)],
  ])('%s', (_, openStore) => {
    let store: FileStore;
    let files: Files;
    let incoming: string;
    let orgId: string;
    let userId: string;
    beforeEach(async () => {
      store = openStore();
      incoming = join(folder.path, 'files', 'incoming');
      files = createFiles({ db: open(), store, incoming, secrets, log: silentLog });
      ({ orgId, userId } = await createOrganization(open()));
    });

    const put = (content: string, { org = orgId, name = 'a.txt' } = {}) =>
      files.put(org, bytesOf(content), { name, kind: 'file', createdById: userId });
    const remove = (id: string) => files.remove({ orgId, id }, () => {});
    const blobs = async (org = orgId) => (await blobsIn(store)).filter((blob) => blob.orgId === org).length;
    const used = async () => (await files.space(orgId)).bytes;
    const textOf = async (id: string) => {
      const found = await files.open({ orgId, id });
      return found && new Response(found.content).text();
    };

    test('what was put is read again, and nothing is left on the way in', async () => {
      const text = 'کرایہ نامہ\n'.repeat(20_000);
      const row = await put(text, { name: 'کرایہ نامہ.txt' });
      expect(row).toMatchObject({ name: 'کرایہ نامہ.txt', type: 'text/plain', bytes: BigInt(Buffer.byteLength(text)) });
      expect(await textOf(row.id)).toBe(text);
      expect(readdirSync(incoming)).toEqual([]);
      expect(await files.list(orgId, { limit: 10 })).toMatchObject([{ id: row.id }]);
    });

    test('equal files are one blob inside an organization and two in two; the last one takes it along', async () => {
      const other = await createOrganization(open());
      const [first, second] = [await put('the same'), await put('the same')];
      await put('the same', { org: other.orgId });
      expect([await blobs(), await blobs(other.orgId), await used()]).toEqual([1, 1, 16n]);
      await remove(first.id);
      await remove(first.id);
      expect([await textOf(first.id), await textOf(second.id), await used()]).toEqual([null, 'the same', 8n]);
      await remove(second.id);
      expect([await blobs(), await blobs(other.orgId), await used()]).toEqual([0, 1, 0n]);
      await expect(remove(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('twenty uploads at the same time fill the space exactly', async () => {
      await open().prisma.fileSpace.create({ data: { organizationId: orgId, quota: 70 } });
      const sent = Array.from({ length: 20 }, (_, index) => put(`number ${String(index).padStart(3, '0')}`));
      const ends = await Promise.allSettled(sent);
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
      for (const end of ends) {
        if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'FILE_QUOTA', kind: 'too-large' });
      }
      expect([await used(), await blobs()]).toEqual([70n, 7]);
      expect(await files.list(orgId, { limit: 50 })).toHaveLength(7);
      expect(readdirSync(incoming)).toEqual([]);
    });

    test('whoever deletes the last equal file while another arrives takes nothing from it', async () => {
      for (let round = 0; round < 5; round += 1) {
        const text = randomBytes(8).toString('hex');
        const first = await put(text);
        const [second] = await Promise.all([put(text), remove(first.id), files.sweep()]);
        expect(await textOf(second.id)).toBe(text);
      }
    });

    test('a sweep takes what a crash has left, and no blob that a row needs', async () => {
      const kept = await put('kept');
      const path = join(folder.path, 'files', 'left');
      writeFileSync(path, 'left');
      const sha256 = createHash('sha256').update('left').digest('hex');
      await store.put({ orgId, sha256 }, path);
      await store.put({ orgId: newId(), sha256 }, path);
      rmSync(path);
      expect(await files.sweep()).toBe(2);
      expect([await blobs(), await textOf(kept.id)]).toEqual([1, 'kept']);
      mkdirSync(incoming, { recursive: true });
      for (const name of ['old', 'new']) writeFileSync(join(incoming, name), name);
      utimesSync(join(incoming, 'old'), new Date(0), new Date(0));
      expect(await files.sweep()).toBe(0);
      expect(readdirSync(incoming)).toEqual(['new']);
      rmSync(join(incoming, 'new'));
    });

    test('bytes that went away before their row was written are stored again', async () => {
      let lost = 0;
      const forgetful: FileStore = {
        ...store,
        has: async (blob) => {
          if (lost < 2) await store.remove(blob);
          lost += 1;
          return store.has(blob);
        },
      };
      const service = createFiles({ db: open(), store: forgetful, incoming, secrets, log: silentLog });
      const row = await service.put(orgId, bytesOf('again'), { name: 'a.txt', kind: 'file', createdById: userId });
      expect([lost, await textOf(row.id)]).toEqual([3, 'again']);
    });

    test('a failure between bytes and row leaves no row, and the bytes to the sweep', async () => {
      const failing: FileStore = {
        ...store,
        has: () => Promise.reject(new Error('crash')),
        remove: () => Promise.reject(new Error('crash')),
      };
      const service = createFiles({ db: open(), store: failing, incoming, secrets, log: silentLog });
      const attempt = service.put(orgId, bytesOf('half'), { name: 'a.txt', kind: 'file', createdById: userId });
      await expect(attempt).rejects.toThrow('crash');
      expect([await blobs(), await used(), await files.list(orgId, { limit: 1 })]).toEqual([1, 0n, []]);
      await files.sweep();
      expect(await blobs()).toBe(0);
    });

    test('the bytes of an organization leave with it', async () => {
      const other = await createOrganization(open());
      for (const text of ['one', 'two', 'three']) await put(text);
      await put('theirs', { org: other.orgId });
      await files.removeOrganization(orgId);
      expect([await blobs(), await blobs(other.orgId)]).toEqual([0, 1]);
      await expect(files.removeOrganization('..')).rejects.toThrow(TypeError);
    });
  });

  test('a bucket that is away, or believes another secret, is said to be unavailable', async () => {
    const { orgId, userId } = await createOrganization(open());
    const incoming = join(folder.path, 'files', 'incoming');
    const filesAt = (url: URL) => createFiles({ db: open(), store: s3Store(url), incoming, secrets, log: silentLog });
    const put = (files: Files) => files.put(orgId, bytesOf('text'), { name: 'a.txt', kind: 'file', createdById: userId });
    const stranger = new URL(s3.url);
    stranger.password = 'guessed';
    await expect(put(filesAt(stranger))).rejects.toMatchObject({ code: 'FILES_UNAVAILABLE', kind: 'unavailable' });
    expect(s3.refused).toContain('SignatureDoesNotMatch');
    s3.setDown(true);
    await expect(put(filesAt(s3.url))).rejects.toMatchObject({ code: 'FILES_UNAVAILABLE', retryAfter: 5 });
    s3.setDown(false);
    expect(await filesAt(s3.url).list(orgId, { limit: 1 })).toEqual([]);
    expect((await put(filesAt(s3.url))).bytes).toBe(4n);
  });
});
