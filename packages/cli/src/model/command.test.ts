import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptedGguf } from '@repo/gateway/testing';
import { startScriptedServer } from '@repo/inference/testing';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from './command.ts';
import { parseWords } from './parse-words.ts';
import { progressLine, progressTeller } from './progress-line.ts';
import type { Surroundings } from './surroundings.ts';

let folder: TempDir;
let said: string[];
beforeEach(() => {
  folder = tempDir('model-verb');
  said = [];
});
afterEach(() => folder.remove());

const around = (own: Partial<Surroundings> = {}): Surroundings => ({
  folder: join(folder.path, 'models'),
  from: folder.path,
  shelf: [],
  fetch: globalThis.fetch,
  close: async () => {},
  user: 'amna',
  signal: new AbortController().signal,
  overruledBy: [],
  say: (line) => said.push(line),
  rewrite: null,
  ask: null,
  servers: async () => [],
  now: () => new Date('2026-11-29T00:00:00Z'),
  ...own,
});

const verb = (words: string, own: Partial<Surroundings> = {}) => run(parseWords(words.split(' ')), around(own));

const card = {
  id: 'qalb-1.0-8b',
  aliases: ['qalb'],
  kind: 'chat',
  family: 'llama',
  publisher: 'Enstazao',
  publisherCountry: 'PK',
  base: null,
  weightsOpen: true,
  dataDisclosure: null,
  parameters: { totalBillions: 8, activeBillions: 8 },
  context: 8192,
  modalities: ['text'],
  licence: {
    id: 'llama3.1',
    title: 'Llama 3.1',
    url: 'https://example.org/l',
    sha256: null,
    commercial: true,
    attribution: null,
  },
  languages: { declared: null, urduDeclared: null, source: null },
  urduEvidence: [],
  fertility: null,
  energy: null,
  price: null,
  sampling: null,
  files: [],
  source: 'https://example.org',
  standing: 'unverified',
  unverifiedFields: [],
  notes: [],
} as const;

test('words that say nothing, or two things, are answered with all usages', () => {
  for (const words of [
    '',
    'pull',
    'pull a --url https://x.org/b.gguf',
    'use',
    'use a b',
    'list a',
    'list --accept',
    'fetch a',
    'pull --hash a',
  ])
    expect(() => parseWords(words.split(' ').filter(Boolean)), words).toThrow('Usage:\n  npm run model list');
  expect(parseWords(['pull', 'https://x.org/b.gguf'])).toMatchObject({ card: undefined, url: 'https://x.org/b.gguf' });
});

test('a card without a file, no card, no hash and a plain address say in one line what to do', async () => {
  await expect(verb('pull qalb', { shelf: [card] })).rejects.toThrow('names no file with a hash: pull it with --url');
  await expect(verb('pull other')).rejects.toThrow('There is no card called other: npm run model list shows the shelf.');
  await expect(verb('pull https://x.org/b.gguf --licence mit')).rejects.toThrow('Without its SHA-256 no file is fetched');
  await expect(verb('pull --url http://x.org/b.gguf')).rejects.toThrow('give a whole https address');
});

test('a file is shown with its licence, fetched once that is accepted, chosen, listed and taken away', async () => {
  const bytes = scriptedGguf();
  const server = await startScriptedServer((response) => void response.end(bytes));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const words = `pull --url ${server.origin}/m.gguf --sha256 ${sha256} --licence cc0-1.0`;
  try {
    await expect(verb(words)).rejects.toThrow('Nothing was fetched: read the licence cc0-1.0, then add --accept.');
    await expect(verb(words, { ask: async () => 'y' })).rejects.toThrow('the licence was not accepted');
    expect(server.requests).toEqual([]);
    expect(said.join('\n')).toContain('Licence    cc0-1.0');
    writeFileSync(join(folder.path, 'CC0'), 'No rights reserved.');
    await verb(`${words} --licence-text CC0`, { ask: async () => ' Yes ' });
  } finally {
    await server.close();
  }
  expect(said).toContain('\nNo rights reserved.\n');
  expect(said.filter((line) => line.startsWith('100 %'))).toHaveLength(1);
  const record = readFileSync(join(folder.path, 'models', 'licences.ndjson'), 'utf8');
  expect(JSON.parse(record)).toMatchObject({
    by: 'amna',
    at: '2026-11-29T00:00:00.000Z',
    licenceId: 'cc0-1.0',
    text: 'licence',
  });

  await verb('use m.gguf', { overruledBy: ['INFERENCE_URL'] });
  expect(said.at(-1)).toBe('INFERENCE_URL is set: as long as it is, no file of this folder is loaded.');
  said = [];
  const ollama = { dialect: 'ollama', baseURL: 'http://127.0.0.1:11434/v1', models: [{ id: 'qwen3:4b' }] } as const;
  await verb('list', {
    shelf: [card],
    servers: async () => [{ ...ollama, version: null, models: [{ id: 'qwen3:4b', contextLength: null }] }],
  });
  expect(said.join('\n')).toContain('m.gguf  2.07 MB  cc0-1.0  4096 tokens  accepted by amna  chosen');
  expect(said.join('\n')).toContain('ollama at 127.0.0.1:11434: qwen3:4b');
  expect(said.join('\n')).toContain('qalb-1.0-8b  Enstazao (PK)  llama3.1  no file pinned');
  await verb('remove m.gguf');
  expect(existsSync(join(folder.path, 'models', 'm.gguf'))).toBe(false);
  await expect(verb('use m.gguf')).rejects.toThrow(
    'There is no model file called m.gguf here: npm run model list shows those that are.',
  );
});

test('Ctrl-C keeps what came, and the name of the file goes on with it', async () => {
  const bytes = scriptedGguf();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stopping = new AbortController();
  const server = await startScriptedServer((response, { headers }) => {
    const [, from] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
    const rest = bytes.subarray(Number(from ?? 0));
    const range = from === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(from === undefined ? 200 : 206, { etag: '"1"', 'content-length': rest.length, ...range });
    if (from !== undefined) return void response.end(rest);
    response.write(rest.subarray(0, 5000));
  });
  const models = join(folder.path, 'models');
  const words = `pull --url ${server.origin}/m.gguf --sha256 ${sha256} --licence cc0-1.0 --accept`;
  const stopped = verb(words, { signal: stopping.signal });
  await expect.poll(() => existsSync(join(models, 'm.gguf.part')) && statSync(join(models, 'm.gguf.part')).size).toBe(5000);
  stopping.abort();
  await expect(stopped).rejects.toThrow('Stopped at 5 kB of 2.07 MB: pull again, it goes on from there.');
  await verb('list');
  expect(said.join('\n')).toContain('not whole: npm run model pull "m.gguf" goes on from there');
  await verb('pull m.gguf');
  await server.close();
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=5000-']);
  expect(readFileSync(join(models, 'm.gguf')).equals(bytes)).toBe(true);
});

test('progress is one line that is written over, or a line each tenth', () => {
  const half = { bytes: 2_340_000_000, total: 4_680_000_000, rate: 12_300_000, etaMs: 190_000 };
  expect(progressLine(half)).toBe('50 %  2.34 GB of 4.68 GB  12.3 MB/s  4 min left');
  expect(progressLine({ ...half, rate: null, etaMs: null })).toBe('50 %  2.34 GB of 4.68 GB');
  const over: string[] = [];
  const tell = progressTeller(
    (line) => over.push(line),
    () => over.push('a line'),
  );
  for (let one = 0; one < 3; one += 1) tell(half);
  expect(over).toEqual(Array.from({ length: 3 }, () => progressLine(half)));
  const lines: string[] = [];
  const say = progressTeller(null, (line) => lines.push(line));
  for (let bytes = 0; bytes <= 100; bytes += 1) say({ bytes, total: 100, rate: null, etaMs: null });
  expect(lines).toHaveLength(11);
});
