import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EndpointConfig } from '../src/index.ts';
import { resolveTo } from './support/names.ts';
import { refusalOf } from './support/peers.ts';
import { serve } from './support/setup.ts';
import { wayOut as openWay } from './support/way-out.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function wayOut(endpoints: readonly EndpointConfig[], profile?: 'local') {
  const way = openWay(endpoints, profile);
  open.push(way);
  return way;
}

describe('files', () => {
  const bytes = Buffer.alloc(300_000, 'gguf');
  const source = () =>
    serve((response, { headers }) => {
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      response.writeHead(from === 0 ? 200 : 206, { etag: '"1"' }).end(bytes.subarray(from));
    });

  test('stream from a source of files, whole and from where they broke off, under the licence of their card', async () => {
    const { origin, baseURL } = await source();
    const way = wayOut([{ id: 'files', baseURL, purpose: 'download' }]);
    const whole = await way.on({ model: 'qwen3-8b' })(`${origin}/a.gguf`);
    const hash = createHash('sha256');
    if (whole.body !== null) for await (const chunk of whole.body) hash.update(chunk);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    const rest = await way.fetch(`${origin}/a.gguf`, { headers: { range: 'bytes=299990-' } });
    expect([rest.status, (await rest.arrayBuffer()).byteLength]).toEqual([206, 10]);
    expect(way.sink.decisions).toMatchObject([
      { operation: 'download', cardId: 'qwen3-8b', licenceId: 'Apache-2.0', decision: 'allow' },
      { operation: 'download', cardId: null, decision: 'allow' },
    ]);
    const closed = way.on({ model: 'aya-expanse-8b' })(`${origin}/a.gguf`);
    expect(await refusalOf(closed)).toMatchObject({ code: 'licence_denied', reason: 'not_commercial' });
  });

  test('are all that it is asked for', async () => {
    const { origin, baseURL, requests } = await source();
    const { fetch } = wayOut([{ id: 'files', baseURL, purpose: 'download' }], 'local');
    const told = fetch(`${origin}/collect`, { method: 'POST', body: '{"model":"qwen3-8b"}' });
    expect(await refusalOf(told)).toMatchObject({ reason: 'unknown_host' });
    expect(requests).toEqual([]);
  });

  test.each(['10.0.0.5', '127.0.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1'])(
    'do not come from %s, where a public name led',
    async (address) => {
      resolveTo(address);
      const { fetch, sink } = wayOut([{ id: 'files', baseURL: 'https://files.example', purpose: 'download' }]);
      expect(await refusalOf(fetch('https://files.example/a.gguf'))).toMatchObject({ reason: 'address' });
      expect(sink.decisions.at(-1)).toMatchObject({ reason: 'address', address });
    },
  );
});
