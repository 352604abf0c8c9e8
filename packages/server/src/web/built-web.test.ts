import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tempDir } from '@repo/testing/temp-dir';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostEnv } from '../http/host-env.ts';
import { openBuiltWeb, type Web } from './built-web.ts';
import { findRoot } from './find-root.ts';
import { serveFile } from './serve-file.ts';

const script = `export const text = ${JSON.stringify('a sentence that repeats. '.repeat(200))};`;
const root = tempDir('web');
let web: Web;

beforeAll(() => {
  const dist = join(root.path, 'apps/sample/dist/web');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<html><head></head><body></body></html>');
  writeFileSync(join(dist, 'assets/index-1a2b.js'), script);
  writeFileSync(join(dist, 'assets/font-1a2b.woff2'), Buffer.from([0, 1, 2]));
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
  writeFileSync(join(root.path, 'apps/sample/secret.txt'), 'secret');
  web = openBuiltWeb(root.path, 'sample');
});
afterAll(() => root.remove());

function ask(name: string, headers: Record<string, string> = {}): Promise<Response> {
  const app = new Hono<HostEnv>().get('/*', (c) => {
    const file = web.files.get(name);
    return file ? serveFile(c, file) : c.notFound();
  });
  return Promise.resolve(app.request('/x', { headers }));
}

test('only what the build holds is listed, and not the page itself', () => {
  expect([...web.files.keys()].toSorted()).toEqual(['assets/font-1a2b.woff2', 'assets/index-1a2b.js', 'manifest.webmanifest']);
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('a script travels as %s and reads back', async (encoding, decode) => {
  const response = await ask('assets/index-1a2b.js', { 'accept-encoding': encoding });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
  expect(bytes.length).toBeLessThan(script.length / 10);
  expect(decode(bytes).toString()).toBe(script);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
});

test('a caller that takes no encoding gets the file as it is; a font is never compressed', async () => {
  expect(await (await ask('assets/index-1a2b.js', { 'accept-encoding': 'br;q=0' })).text()).toBe(script);
  expect((await ask('assets/font-1a2b.woff2', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBeNull();
});

test('hashed assets are kept for good, others are asked for again', async () => {
  expect((await ask('assets/index-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  expect((await ask('manifest.webmanifest')).headers.get('cache-control')).toContain('must-revalidate');
});

test('who has the file gets 304, per encoding', async () => {
  const first = await ask('assets/index-1a2b.js', { 'accept-encoding': 'gzip' });
  const etag = first.headers.get('etag') ?? '';
  const again = await ask('assets/index-1a2b.js', { 'accept-encoding': 'gzip', 'if-none-match': `"other", W/${etag}` });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await ask('assets/index-1a2b.js', { 'if-none-match': etag })).status).toBe(200);
});

test('an app that is not built says so', () => {
  expect(() => openBuiltWeb(root.path, 'other')).toThrow('The screens of "other" are not built');
});

test('the root is found from a folder below it', () => {
  expect(findRoot('sample', ['/nowhere', join(root.path, 'apps/sample/dist')])).toBe(root.path);
  expect(() => findRoot('absent', [root.path])).toThrow('There is no folder apps/absent');
});
