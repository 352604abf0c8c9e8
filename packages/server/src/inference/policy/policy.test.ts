/** The policy as the product lives with it: an Ollama with an unlisted model on a laptop and in production, and what else is refused. */
import { createHash } from 'node:crypto';
import dns from 'node:dns';
import { createReadStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from '@repo/inference/audit';
import { type ScriptedServer, startOllama, startScriptedServer } from '@repo/inference/testing';
import type { InferenceSettings } from '@repo/vertical';
import { afterEach, expect, test, vi } from 'vitest';
import { ownCard } from '../../../test/support/own-card.ts';
import { readLines, readRecord } from '../../../test/support/read-record.ts';
import { inferenceKit, lookAt, modelOf, type ServiceWishes } from '../../../test/support/test-inference.ts';
import type { InferenceState } from '../port.ts';
import { modelLogFile, modelSealFile } from './model-log.ts';

const kit = inferenceKit();
afterEach(() => void vi.restoreAllMocks());

const production = { DATABASE_URL: 'postgres://127.0.0.1/app' };
const sha256 = createHash('sha256').update('GGUF').digest('hex');
const pakistan: InferenceSettings = { jurisdiction: 'PK' };
const hello = { model: 'alif-8b', messages: [{ role: 'user', content: 'سلام' }] } as const;

const chats = ({ requests }: ScriptedServer) => requests.filter(({ method }) => method === 'POST');
const ollama = () => kit.running(startOllama({ models: ['alif-8b'] }));
const records = () => readRecord(join(kit.folder, modelLogFile));
const verdict = () => verifyAudit(createReadStream(join(kit.folder, modelLogFile)), []);
const at = ({ baseURL }: ScriptedServer) => ({ INFERENCE_URL: new URL(baseURL) });

async function answerOf(state: InferenceState): Promise<string> {
  if (state.state !== 'ready') throw new Error(`Expected a model, and it is ${JSON.stringify(state)}`);
  return (await state.client.chat(hello, { tenant: 'an organization' })).text;
}

test('an unlisted model answers on a laptop, where it is shown as nobody’s, and each request is on record', async () => {
  const server = await ollama();
  const service = kit.service({ look: lookAt({ dialect: 'ollama', port: server.port }) });
  const state = await service.current();
  expect(modelOf(state).standing).toMatchObject({ profile: 'local', card: null, tiers: { weights: 'undeclared' } });
  expect(await answerOf(state)).toBe('سلام۔');
  await service.stop();
  const [asked, ended] = records().slice(-2);
  expect(asked).toMatchObject({
    kind: 'decision',
    operation: 'chat',
    model: 'alif-8b',
    cardId: 'undeclared',
    decision: 'allow',
  });
  expect(asked?.tenant).toMatch(/^[0-9a-f]{64}$/);
  expect(ended).toMatchObject({ kind: 'call', outcome: 'ok' });
  expect(await verdict()).toMatchObject({ state: 'valid' });
  expect(readLines(join(kit.folder, modelSealFile)).at(-1)).toMatchObject({ seq: records().length });
});

test.each<[string, (port: number, server: ScriptedServer) => ServiceWishes]>([
  ['found', (port) => ({ look: lookAt({ dialect: 'ollama', port }), env: production })],
  ['set', (_, server) => ({ env: { ...production, ...at(server) } })],
  ['set where others reach the product', (_, server) => ({ exposed: true, env: at(server) })],
])('the same one in production, %s, is refused with the reason and is asked nothing', async (_, wishes) => {
  const server = await ollama();
  const service = kit.service({ ...wishes(server.port, server), settings: pakistan });
  const refused = { state: 'refused', reason: 'no_card', model: 'alif-8b' };
  expect(await service.current()).toEqual(refused);
  kit.pass(60_000);
  expect(await service.current()).toEqual(refused);
  await service.stop();
  expect(chats(server)).toEqual([]);
  expect(records().filter(({ decision }) => decision === 'deny')).toMatchObject([
    { reason: 'no_card', model: 'alif-8b', operation: 'chat', axes: { infrastructure: { tier: 'national' } } },
  ]);
  expect(await verdict()).toMatchObject({ state: 'valid' });
});

test('with a card that allows it, its file pinned, it answers in production; what else the server has is passed over', async () => {
  const server = await kit.running(startOllama({ models: ['nobody-knows', 'alif-8b'] }));
  const settings = { ...pakistan, model: 'nobody-knows', cards: [ownCard('alif-8b', sha256)] };
  const state = await kit.service({ env: { ...production, ...at(server) }, settings }).current();
  expect(modelOf(state)).toMatchObject({
    id: 'alif-8b',
    standing: {
      profile: 'sovereign',
      card: { id: 'alif-8b', publisher: 'A workshop in Lahore', licence: 'Apache-2.0' },
      tiers: { infrastructure: 'national', data: 'national', weights: 'national' },
    },
  });
  expect(await answerOf(state)).toBe('سلام۔');
  expect(records().findLast(({ operation }) => operation === 'chat')).toMatchObject({ cardId: 'alif-8b', decision: 'allow' });
});

const card = ownCard('alif-8b', sha256);
const unread = { ...card, licence: { ...card.licence, id: null, commercial: null } };
const gpu = { operator: { name: 'A host', jurisdiction: 'PK' }, location: 'PK', retentionDays: 0, trainsOnInputs: false };
const abroad = { ...gpu, dataController: gpu.operator, location: 'US' };

test.each<[string, InferenceSettings]>([
  ['licence_not_allowed', { allowedLicences: ['MIT'] }],
  [
    'licence_not_read',
    { cards: [{ ...unread, unverifiedFields: [...card.unverifiedFields, 'licence.id', 'licence.commercial'] }] },
  ],
  ['file_not_pinned', { cards: [{ ...card, files: [] }] }],
  ['infrastructure_tier', { endpoint: abroad }],
  ['data_tier', { endpoint: gpu }],
  ['data_terms', { endpoint: { ...gpu, dataController: gpu.operator, trainsOnInputs: true } }],
])('%s is a refusal', async (reason, settings) => {
  const server = await ollama();
  const wishes = { env: { ...production, ...at(server) }, settings: { ...pakistan, cards: [card], ...settings } };
  expect(await kit.service(wishes).current()).toMatchObject({ state: 'refused', reason });
  expect(chats(server)).toEqual([]);
});

test('a server that is said to stand in Pakistan and leads to an address that is not listed gets no byte', async () => {
  const server = await ollama();
  vi.spyOn(dns, 'lookup').mockImplementation((_: string, ...rest: readonly unknown[]) => {
    const done = rest.at(-1);
    if (typeof done === 'function') done(null, [{ address: '127.0.0.1', family: 4 }]);
  });
  const endpoint = { ...gpu, dataController: gpu.operator };
  const settings = { ...pakistan, cards: [card], endpoint, allowedAddresses: ['10.0.0.5'] };
  const INFERENCE_URL = new URL(`http://gpu.lan:${server.port}/v1`);
  const state = await kit.service({ env: { ...production, INFERENCE_URL }, settings }).current();
  expect(state).toEqual({ state: 'refused', reason: 'address' });
  expect(server.requests).toEqual([]);
  expect(records().at(-1)).toMatchObject({ decision: 'deny', reason: 'address', address: '127.0.0.1' });
});

test('a server that wants the question to go elsewhere is refused', async () => {
  const target = await ollama();
  const server = await kit.running(
    startScriptedServer((response) => void response.writeHead(307, { location: target.baseURL }).end()),
  );
  const wishes = { env: { ...production, ...at(server) }, settings: { ...pakistan, cards: [card] } };
  expect(await kit.service(wishes).current()).toEqual({ state: 'refused', reason: 'redirect' });
  expect(target.requests).toEqual([]);
});

test('where the record cannot be written nobody is asked, on a laptop neither, and it goes on once it can', async () => {
  const server = await ollama();
  mkdirSync(join(kit.folder, modelLogFile));
  const service = kit.service({ env: at(server) });
  expect(await service.current()).toEqual({ state: 'refused', reason: 'audit_unavailable' });
  expect(server.requests).toEqual([]);
  rmSync(join(kit.folder, modelLogFile), { recursive: true });
  kit.pass(60_000);
  await expect.poll(() => service.current()).toMatchObject({ state: 'ready' });
});

test('a model file in production is loaded when it is the one that a card pins, and no other', async () => {
  mkdirSync(join(kit.folder, 'models'));
  writeFileSync(join(kit.folder, 'models/alif-8b.gguf'), 'GGUF');
  const entry = { path: join(kit.folder, 'gateway.cjs') };
  writeFileSync(entry.path, 'process.exit(1)');
  const stateWith = async (cards: readonly object[]) => {
    const service = kit.service({ env: production, settings: { ...pakistan, cards }, entry });
    await service.current();
    await expect.poll(async () => (await service.current()).state).not.toBe('loading');
    const state = await service.current();
    await service.stop();
    return state;
  };
  expect(await stateWith([])).toEqual({ state: 'refused', reason: 'no_card', model: 'alif-8b.gguf' });
  const another = ownCard('alif-8b', createHash('sha256').update('another').digest('hex'));
  expect(await stateWith([another])).toEqual({ state: 'refused', reason: 'file_not_pinned', model: 'alif-8b.gguf' });
  expect(records().map(({ reason }) => reason)).toEqual(['no_card', 'file_not_pinned']);
  // It was started, and this one ends at once.
  expect(await stateWith([card])).toEqual({ state: 'failed', reason: 'start_failed' });
});

test('addresses and paths of the machine are told on a laptop only', async () => {
  const env = { ...production, INFERENCE_URL: new URL('http://127.0.0.1:9/v1') };
  expect(await kit.service({ env, settings: pakistan }).current()).toEqual({ state: 'failed', reason: 'unreachable' });
  expect(await kit.service({ env: production, settings: pakistan }).current()).toEqual({ state: 'none' });
});
