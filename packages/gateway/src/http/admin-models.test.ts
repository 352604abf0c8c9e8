import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAcceptances } from '../models/accept.ts';
import { createModelFiles } from '../models/model-files.ts';
import { type ModelHost, partOf, startModelHost } from '../testing/model-host.ts';
import { type Answer, call, post, type ServedGateway, serveGateway, testToken } from '../testing/serve-gateway.ts';

let folder: TempDir;
let host: ModelHost;
let served: ServedGateway;
beforeEach(async () => {
  folder = tempDir('admin-models');
  host = await startModelHost();
  served = await serveGateway(null, {
    modelFiles: createModelFiles({ folder: folder.path, fetch: globalThis.fetch, shelf: [card()] }),
  });
});
afterEach(async () => {
  await served.close();
  await host.close();
  folder.remove();
});

const at = (name: string) => join(folder.path, name);
const acceptance = { by: 'amna', licence: 'Apache-2.0' };
const named = () => ({ url: host.url, sha256: host.sha256 });
const pull = (body: unknown): Promise<Answer> => post(`${served.url}/admin/models/pull`, body);
const remove = (file: string): Promise<Answer> => call(`${served.url}/admin/models/${file}`, { method: 'DELETE' });
const errorOf = ({ text }: Answer) => JSON.parse(text).error;
const eventsOf = ({ text }: Pick<Answer, 'text'>): unknown[] =>
  text.split('\n\n').flatMap((event) => (event.startsWith('data: {') ? [JSON.parse(event.slice(6))] : []));

function card() {
  const { url, sha256, bytes } = host;
  const licence = {
    id: 'apache-2.0',
    title: 'Apache 2.0',
    url: 'https://example.org/l',
    sha256: null,
    commercial: true,
    attribution: null,
  };
  const files = [{ name: 'small.gguf', bytes: bytes.length, sha256, url }];
  return { id: 'small', publisher: 'Amna', publisherCountry: 'PK', licence, files };
}

describe('a pull', () => {
  test.each(['a named file', 'a card'])(
    'of %s tells how far it is, then the names, and writes down who accepted what',
    async (what) => {
      const answer = await pull({ source: what === 'a card' ? { card: 'small' } : named(), acceptance });
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
      const total = host.bytes.length;
      const events = eventsOf(answer);
      expect(events[0]).toEqual({ file: 'small.gguf', bytes: 0, total, rate: null, etaMs: null });
      expect(events.at(-2)).toMatchObject({ file: 'small.gguf', bytes: total, total, etaMs: 0 });
      expect(events.at(-1)).toEqual({ files: ['small.gguf'] });
      expect(answer.text.endsWith('data: [DONE]\n\n')).toBe(true);
      expect(readFileSync(at('small.gguf')).equals(host.bytes)).toBe(true);
      expect(await readAcceptances(folder.path)).toMatchObject([{ by: 'amna', sha256: host.sha256, file: 'small.gguf' }]);
    },
  );

  test('without who accepts which licence, or under another one than the card has, fetches nothing', async () => {
    const source = { card: 'small' };
    const wrong = [undefined, { by: ' ', licence: 'Apache-2.0' }, { by: 'amna' }, { licence: 'Apache-2.0' }];
    for (const given of wrong) {
      const answer = await pull({ source, acceptance: given });
      expect([answer.status, errorOf(answer).type]).toEqual([400, 'invalid_request_error']);
      expect(errorOf(answer).param).toMatch(/^acceptance/);
    }
    const other = await pull({ source, acceptance: { by: 'amna', licence: 'MIT' } });
    expect([other.status, errorOf(other).reason]).toEqual([400, 'not_accepted']);
    expect([host.requests, await readAcceptances(folder.path)]).toEqual([[], []]);
  });

  test('that fails before the first byte is an HTTP error with its reason', async () => {
    const fail = async (source: object) => {
      const answer = await pull({ source, acceptance });
      return [answer.status, errorOf(answer).reason];
    };
    expect(await fail({ card: 'unknown' })).toEqual([404, 'unknown_model']);
    expect(await fail({ ...named(), url: 'http://example.org/a.gguf' })).toEqual([400, 'bad_url']);
    expect(await fail({ ...named(), sha256: 'f' })).toEqual([400, 'no_hash']);
    host.next.push((response) => response.writeHead(404).end());
    expect(await fail(named())).toEqual([502, 'source_refused']);
  });

  test('that turns out to be another file ends with an error and no marker', async () => {
    const { text } = await pull({ source: { ...named(), sha256: '0'.repeat(64) }, acceptance });
    expect(text).not.toContain('[DONE]');
    expect(eventsOf({ text }).at(-1)).toMatchObject({ error: { code: 502, reason: 'wrong_hash' } });
    expect(existsSync(at('small.gguf'))).toBe(false);
  });

  test('whose reader leaves stops and keeps what came; a second one of the same file is told that it runs', async () => {
    host.next.push(partOf(host, 0, 20_000));
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${testToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ source: named(), acceptance });
    const first = await fetch(`${served.url}/admin/models/pull`, { method: 'POST', headers, body, signal: leaving.signal });
    await first.body?.getReader().read();
    const second = await pull({ source: named(), acceptance });
    expect([second.status, errorOf(second).reason]).toEqual([409, 'busy']);
    const kept = await remove('small.gguf');
    expect([kept.status, errorOf(kept).reason]).toEqual([409, 'busy']);
    leaving.abort();
    await served.gateway.drain(5_000);
    expect(existsSync(at('small.gguf.part'))).toBe(true);
  });
});

describe('a deletion', () => {
  test('takes the file away, once', async () => {
    await pull({ source: named(), acceptance });
    const answer = await remove('small.gguf');
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { id: 'small.gguf', object: 'model', deleted: true }]);
    expect(existsSync(at('small.gguf'))).toBe(false);
    expect((await remove('small.gguf')).status).toBe(404);
  });

  test.each(['..%2Fsmall.gguf', 'licences.ndjson', '.gguf'])('never of %s', async (file) => {
    const answer = await remove(file);
    expect([answer.status, errorOf(answer).reason]).toEqual([400, 'bad_name']);
  });
});

describe('who may', () => {
  const both = (url: string, headers: Readonly<Record<string, string>>) =>
    Promise.all([
      post(`${url}/admin/models/pull`, { source: named(), acceptance }, headers),
      call(`${url}/admin/models/small.gguf`, { method: 'DELETE', headers }),
    ]);
  const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);

  test('nobody without the token; other methods are 405', async () => {
    expect(statuses(await both(served.url, { authorization: '' }))).toEqual([401, 401]);
    expect((await call(`${served.url}/admin/models/pull`)).status).toBe(405);
    expect((await call(`${served.url}/admin/models/small.gguf`)).status).toBe(405);
    expect(host.requests).toEqual([]);
  });

  test('nobody where no folder is set', async () => {
    const bare = await serveGateway(null);
    expect(statuses(await both(bare.url, {}))).toEqual([501, 501]);
    await bare.close();
  });

  test('nobody who comes through the door for others', async () => {
    const door = { token: 'key', allowedHosts: [], allowedOrigins: [], isForOthers: true };
    const handle = served.gateway.handlerOf(door);
    const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(statuses(await both(`http://127.0.0.1:${port}`, { authorization: 'Bearer key' }))).toEqual([403, 403]);
    server.close();
    server.closeAllConnections();
  });
});
