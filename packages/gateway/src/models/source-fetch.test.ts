import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { verifyAudit } from '@repo/inference/audit';
import { tempDir } from '@repo/testing/temp-dir';
import { expect, onTestFinished, test } from 'vitest';
import { createSourceFetch } from './source-fetch.ts';

const wish = { headers: {}, redirect: 'manual', signal: new AbortController().signal } as const;

async function source(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: 'https://elsewhere.example/model.gguf' }).end();
    else response.end('GGUF');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

test('a source is asked by the way of the policy, and each request is in a log that verifies', async () => {
  const folder = tempDir('pulls');
  onTestFinished(() => folder.remove());
  const origin = await source();
  const way = createSourceFetch(folder.path);
  expect(await (await way.fetch(`${origin}/model.gguf`, wish)).text()).toBe('GGUF');
  await expect(way.fetch(`${origin}/moved`, wish)).rejects.toMatchObject({
    reason: 'redirect',
    message: expect.stringContaining('https://elsewhere.example/model.gguf'),
  });
  await expect(way.fetch('http://192.0.2.1/model.gguf', wish)).rejects.toMatchObject({ code: 'tier_denied' });
  await way.close();
  const [name = ''] = readdirSync(join(folder.path, 'log')).filter((file) => file.endsWith('.ndjson'));
  const log = readFileSync(join(folder.path, 'log', name), 'utf8');
  expect(
    log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).record.reason),
  ).toEqual(['allowed', 'allowed', 'redirect']);
  expect(await verifyAudit([Buffer.from(log)])).toMatchObject({ state: 'valid' });
});
