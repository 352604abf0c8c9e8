import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Clock, InferenceError, systemClock } from '@repo/inference';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelHost, partOf, smallGguf, startModelHost } from '../testing/model-host.ts';
import { recordAcceptance } from './accept.ts';
import { type ModelDisk, systemDisk } from './disk.ts';
import type { PullProgress } from './progress.ts';
import { type PullOptions, pullModel } from './pull.ts';
import { type ModelSource, sourceOfUrl } from './source.ts';

let folder: TempDir;
let host: ModelHost;
beforeEach(async () => {
  folder = tempDir('pull');
  host = await startModelHost();
});
afterEach(async () => {
  await host.close();
  folder.remove();
});

/** Waits are over at once, except for the one for a silent connection. */
const impatient: Clock = { ...systemClock, schedule: (ms, call) => systemClock.schedule(ms >= 60_000 ? ms : 0, call) };

const source = (fields: Partial<ModelSource> = {}): ModelSource => ({
  ...sourceOfUrl({ url: host.url, sha256: host.sha256, licence: 'Apache-2.0' }),
  ...fields,
});

const by = { by: 'amna', at: new Date('2026-11-29T00:00:00Z') };

async function pull(fields: Partial<ModelSource> = {}, options: Partial<PullOptions> = {}): Promise<string> {
  await recordAcceptance(folder.path, source(fields), by);
  const signal = new AbortController().signal;
  const settings = { folder: folder.path, fetch: globalThis.fetch, signal, clock: impatient, tries: 0 };
  return pullModel(source(fields), { ...settings, ...options });
}

const at = (name: string) => join(folder.path, name);
const isWhole = (bytes = host.bytes) => readFileSync(at('small.gguf')).equals(bytes);
const left = (): number => JSON.parse(readFileSync(at('small.gguf.part.json'), 'utf8')).done;
const came = (length: number) => () => existsSync(at('small.gguf.part')) && statSync(at('small.gguf.part')).size >= length;
const cutAt = (length: number) => {
  host.next.push(partOf(host, 0, length, came(length)));
  return expect(pull()).rejects.toMatchObject({ code: 'cut' });
};

test('a file is fetched, held to its hash and given its name; progress ends at all of it', async () => {
  const seen: PullProgress[] = [];
  expect(await pull({}, { onProgress: (progress) => seen.push(progress) })).toBe(at('small.gguf'));
  expect(isWhole()).toBe(true);
  expect(readdirSync(folder.path).sort()).toEqual(['licences.ndjson', 'small.gguf']);
  expect(seen[0]).toEqual({ bytes: 0, total: host.bytes.length, rate: null, etaMs: null });
  expect(seen.at(-1)).toMatchObject({ bytes: host.bytes.length, total: host.bytes.length, etaMs: 0 });
});

test('what is here already is not fetched again, and another file of that name is not written over', async () => {
  await pull();
  await pull();
  expect(host.ranges).toEqual([null]);
  await expect(pull({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'name_taken' });
  expect(isWhole()).toBe(true);
});

test('nothing is asked before the licence of this very file is accepted', async () => {
  const options = { folder: folder.path, fetch: globalThis.fetch, signal: new AbortController().signal };
  await expect(pullModel(source(), options)).rejects.toMatchObject({ code: 'not_accepted' });
  await recordAcceptance(folder.path, source({ sha256: '1'.repeat(64) }), by);
  const other = source({ licence: { ...source().licence, id: 'mit' } });
  await recordAcceptance(folder.path, other, by);
  await expect(pullModel(source(), options)).rejects.toMatchObject({ code: 'not_accepted' });
  expect(host.requests).toEqual([]);
});

test('a cut keeps what came, and the next pull asks for the rest of that version', async () => {
  await cutAt(20_000);
  expect(left()).toBe(20_000);
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-']);
  expect(host.requests[1]?.headers['if-range']).toBe('"one"');
  expect(isWhole()).toBe(true);
});

test('broken connections are taken up again within one pull, as long as bytes come', async () => {
  for (const from of [0, 10_000, 20_000]) host.next.push(partOf(host, from, from + 10_000, came(from + 10_000)));
  await pull({}, { tries: 1 });
  expect(host.ranges).toEqual([null, 'bytes=10000-', 'bytes=20000-', 'bytes=30000-']);
  expect(isWhole()).toBe(true);
});

test('another version, or a server that knows no ranges, begins from 0', async () => {
  await cutAt(20_000);
  host.etag = '"two"';
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-']);
  expect(isWhole()).toBe(true);
});

test('a server that passes over If-Range and sends the rest of another version is asked for all of it', async () => {
  await cutAt(20_000);
  host.next.push((response) => {
    const rest = host.bytes.subarray(20_000);
    response.writeHead(206, { etag: '"two"', 'content-range': `bytes 20000-${host.bytes.length - 1}/${host.bytes.length}` });
    response.end(rest);
  });
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-', null]);
  expect(isWhole()).toBe(true);
});

test('a rest that belongs to a longer file is not taken', async () => {
  await cutAt(20_000);
  host.next.push((response) => {
    response.writeHead(206, { 'content-range': `bytes 20000-99999/100000`, 'content-length': 80_000 }).write('x');
  });
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-', null]);
  expect(isWhole()).toBe(true);
});

test('416 ends a pull that has all, and begins anew one that has not', async () => {
  await cutAt(20_000);
  host.next.push((response) => response.writeHead(416, { 'content-range': 'bytes */100' }).end());
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-', null]);
  expect(isWhole()).toBe(true);
});

test('a range that was not asked for is refused', async () => {
  await cutAt(20_000);
  host.next.push((response) => response.writeHead(206, { 'content-range': `bytes 0-99/${host.bytes.length}` }).end('x'));
  await expect(pull()).rejects.toMatchObject({ code: 'bad_answer' });
  expect(left()).toBe(20_000);
});

test('bytes of another content are deleted, and nothing is put in place', async () => {
  await expect(pull({ sha256: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'wrong_hash', params: { found: host.sha256 } });
  expect(readdirSync(folder.path)).toEqual(['licences.ndjson']);
});

test('lengths that do not fit are told: too short, too long, none at all, another than the card says', async () => {
  host.next.push((response) => {
    response
      .writeHead(200, { 'content-length': host.bytes.length + 10 })
      .write(host.bytes, () => setTimeout(() => response.destroy(), 20));
  });
  await expect(pull()).rejects.toMatchObject({ code: 'cut' });
  await expect(pull({ bytes: 7 })).rejects.toMatchObject({ code: 'wrong_size' });
  host.next.push((response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(host.bytes));
  await expect(pull({ sha256: 'b'.repeat(64) })).rejects.toMatchObject({ code: 'no_length' });
  host.next.push((response) => {
    response.writeHead(200, { 'content-length': 100 }).end(host.bytes.subarray(0, 100));
  });
  await expect(pull({ sha256: 'c'.repeat(64) })).rejects.toMatchObject({ code: 'wrong_hash' });
  expect(existsSync(at('small.gguf'))).toBe(false);
});

test('redirects are refused and say where to; refusals, packed answers and silence are told', async () => {
  host.next.push((response) => response.writeHead(302, { location: '/elsewhere/x.gguf' }).end());
  await expect(pull()).rejects.toMatchObject({ code: 'redirect', params: { location: `${host.origin}/elsewhere/x.gguf` } });
  expect(host.requests).toHaveLength(1);
  expect(readdirSync(folder.path)).toEqual(['licences.ndjson']);
  host.next.push((response) => response.writeHead(401).end());
  await expect(pull()).rejects.toMatchObject({ code: 'source_refused', params: { status: 401 } });
  host.next.push((response) => response.writeHead(200, { 'content-encoding': 'br', 'content-length': 3 }).end('abc'));
  await expect(pull()).rejects.toMatchObject({ code: 'bad_answer' });
  host.next.push(partOf(host, 0, 5_000));
  const hasty: Clock = { ...systemClock, schedule: (_, call) => systemClock.schedule(100, call) };
  await expect(pull({}, { clock: hasty })).rejects.toMatchObject({ code: 'cut' });
  const { url } = host;
  await host.close();
  await expect(pull({ url })).rejects.toMatchObject({ code: 'source_unreachable' });
});

test('what a policy refuses is told in its words', async () => {
  const refusing = () => Promise.reject(new InferenceError('tier_denied', { message: 'nobody configured this host' }));
  const refused = pull({}, { fetch: refusing });
  await expect(refused).rejects.toMatchObject({ code: 'policy_refused', params: { reason: 'nobody configured this host' } });
});

test('stopping keeps what came', async () => {
  host.next.push(partOf(host, 0, 20_000));
  const stopping = new AbortController();
  const ending = expect(pull({}, { signal: stopping.signal })).rejects.toMatchObject({ code: 'aborted' });
  while (!came(20_000)()) await sleep(2);
  stopping.abort();
  await ending;
  expect(left()).toBe(20_000);
  await pull();
  expect(host.ranges).toEqual([null, 'bytes=20000-']);
});

test('two pulls of one file: the second is refused while the first runs', async () => {
  let refused: unknown;
  const first = pull(
    {},
    {
      onProgress: () => {
        refused ??= pull().catch((error: unknown) => error);
      },
    },
  );
  await first;
  expect(await refused).toMatchObject({ code: 'busy', params: { pid: process.pid } });
  expect(host.ranges).toEqual([null]);
});

test('a lock whose process has ended is taken over', async () => {
  writeFileSync(at('small.gguf.lock'), JSON.stringify({ pid: 2 ** 22 + 1, token: 'x' }));
  await pull();
  writeFileSync(at('small.gguf.lock'), '{"pid":');
  await pull();
  expect(existsSync(at('small.gguf.lock'))).toBe(false);
});

/** Takes so many bytes of a part, then says that the disk is full. */
function quota(bytes: number, free = 1e12): ModelDisk {
  let rest = bytes;
  return {
    ...systemDisk,
    free: async () => free,
    async openPart(path) {
      const part = await systemDisk.openPart(path);
      return {
        ...part,
        async write(piece, position) {
          rest -= piece.length;
          if (rest < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          await part.write(piece, position);
        },
      };
    },
  };
}

test('a disk that cannot even take the acceptance is told as full [needs /dev/full]', {
  skip: !existsSync('/dev/full'),
}, async () => {
  symlinkSync('/dev/full', at('licences.ndjson'));
  await expect(recordAcceptance(folder.path, source(), by)).rejects.toMatchObject({ code: 'disk_full' });
});

test('so is one on which no part can be begun', async () => {
  const openPart = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  await expect(pull({}, { disk: { ...systemDisk, openPart } })).rejects.toMatchObject({ code: 'disk_full' });
});

test('a disk without room is told before the first byte, one that fills up keeps what came', async () => {
  await expect(pull({}, { disk: quota(0, 1000) })).rejects.toMatchObject({ code: 'disk_full', params: { free: '1 kB' } });
  expect(left()).toBe(0);
  await cutAt(10_000);
  await expect(pull({}, { disk: quota(100) })).rejects.toMatchObject({ code: 'disk_full' });
  expect(left()).toBe(10_000);
  await pull();
  expect(host.ranges.at(-1)).toBe('bytes=10000-');
});

test('a file under another licence waits, whole, until that one is accepted', async () => {
  const strict = await startModelHost(smallGguf({ licence: 'cc-by-nc-4.0' }));
  try {
    const fields = { url: strict.url, sha256: strict.sha256 };
    await expect(pull(fields)).rejects.toMatchObject({
      code: 'licence_differs',
      params: { found: 'cc-by-nc-4.0', accepted: 'Apache-2.0' },
    });
    expect(existsSync(at('small.gguf'))).toBe(false);
    await pull({ ...fields, licence: { id: 'CC-BY-NC-4.0', title: '', url: null, sha256: null } });
    expect(isWhole(strict.bytes)).toBe(true);
    expect(strict.ranges).toEqual([null]);
  } finally {
    await strict.close();
  }
});

test('a file that is no GGUF file is not kept', async () => {
  const odd = await startModelHost(Buffer.from('<html>not found</html>'));
  try {
    await expect(pull({ url: odd.url, sha256: odd.sha256 })).rejects.toMatchObject({ code: 'not_gguf' });
    expect(readdirSync(folder.path)).toEqual(['licences.ndjson']);
  } finally {
    await odd.close();
  }
});
