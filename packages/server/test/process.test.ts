import { once } from 'node:events';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoLogin } from '../src/boot/demo.ts';
import { bootOf } from './suites/pages-suite.ts';
import { eventsOf, type StreamEvent } from './support/event-stream.ts';
import { startLoad } from './support/load.ts';
import { type SampleOptions, type SampleProcess, signInAt, startSample } from './support/sample-process.ts';
import { writeSampleWeb } from './support/sample-web.ts';

const example = join(import.meta.dirname, '../../../.env.example');
/** A start takes two seconds on a quiet machine and many on a busy one. */
const patience = 120_000;

const started: SampleProcess[] = [];
const folders: TempDir[] = [];

/** A folder as a fresh clone is: screens built, nothing else. */
function freshFolder(): string {
  const folder = tempDir('product');
  folders.push(folder);
  writeSampleWeb(folder.path, 'sample');
  return folder.path;
}

/** The data folder of a first start that ended cleanly; making one takes ten times as long as copying it. */
const seeded = tempDir('seeded');
afterAll(() => seeded.remove());

/** A folder with a product that was started before. */
function usedFolder(): string {
  const folder = freshFolder();
  cpSync(seeded.path, join(folder, '.data'), { recursive: true });
  return folder;
}

async function start(options: SampleOptions): Promise<SampleProcess> {
  const sample = await startSample(options);
  started.push(sample);
  return sample;
}

vi.setConfig({ testTimeout: patience, hookTimeout: patience });

async function endAll(): Promise<void> {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  for (const folder of folders.splice(0)) folder.remove();
}

describe('a start that cannot succeed is one clear line and exit code 1', () => {
  afterEach(endAll);

  test.each<[string, Record<string, string>, RegExp]>([
    ['a faulty name', { PORT: '80a0' }, /^PORT must be a whole number from 0 to 65535\.\nCorrect it in \.env/],
    [
      'an unwritable data folder',
      { DATA_DIR: '/dev/null/data' },
      /^The data folder \/dev\/null\/data cannot be written to \(ENOTDIR\)\./,
    ],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:9/app' },
      /^PostgreSQL does not answer at DATABASE_URL\./,
    ],
  ])('%s', async (_, env, line) => {
    const sample = await start({ cwd: freshFolder(), env });
    expect(await sample.ended).toBe(1);
    expect(sample.err()).toMatch(line);
    expect(sample.err()).not.toMatch(/hunter2|\bat .*\.[jt]s/);
  });

  test('screens that are not built', async () => {
    const folder = tempDir('empty');
    folders.push(folder);
    const sample = await start({ cwd: folder.path });
    expect(await sample.ended).toBe(1);
    expect(sample.err()).toMatch(/^There is no folder apps\/sample above /);
  });
});

describe('from a fresh clone with the copied .env.example', () => {
  let product: SampleProcess;
  let cwd: string;
  beforeAll(async () => {
    cwd = freshFolder();
    copyFileSync(example, join(cwd, '.env'));
    product = await start({ cwd });
    await product.ready();
  });
  afterAll(endAll);

  test('it says where it is, how to sign in, what is local and what the database does not survive', () => {
    const out = product.out();
    expect(out).toContain(`Sample is ready: http://localhost:${product.port}\n`);
    expect(out).toContain(`Sign in as ${demoLogin.email} with the password ${demoLogin.password}\n`);
    expect(out).toContain(`Database: embedded, in ${join(cwd, '.data')}. It survives a crash of the program, not a power cut.`);
    expect(out).toContain(`Mail: nothing is sent, it is kept at http://localhost:${product.port}/dev/inbox.`);
  });

  test('the login that it prints works, and the page knows it', async () => {
    const html = await (await fetch(product.url)).text();
    expect(bootOf(html)).toMatchObject({ appId: 'sample', basePath: '/', homePath: '/', demoLogin });
    expect(await signInAt(product.url, demoLogin)).toContain('session_token');
  });

  test('a second process on the same data folder is refused with the pid of the first', async () => {
    const second = await start({ cwd });
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(new RegExp(`^Another process has this data folder open: pid ${product.child.pid} on `));
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  test('SIGTERM under load: nothing under way fails, parked connections do not hold it up, exit code 0 in time', async () => {
    const [parked, watching] = [await park(product.port), await park(product.port)];
    const streams = await openStreams(product, process.env.TEST_DEEP === '1' ? 20 : 5);
    const load = startLoad(`http://127.0.0.1:${product.port}/trpc/sample.whoami`, 200);
    const slow = fetch(`${product.url}/trpc/sample.slow?input=${encodeURIComponent('{"ms":1500}')}`);
    // What was sent after it is answered: it has arrived.
    await expect.poll(() => load.statuses.get(200), { timeout: 20_000 }).toBeGreaterThan(20);
    const begun = performance.now();
    product.child.kill('SIGTERM');
    await expect.poll(() => product.out(), { timeout: 10_000 }).toContain('Ending:');
    watching.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [answer] = await once(watching, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 503 [\s\S]*"draining"/);
    expect((await slow).status).toBe(200);
    expect(await product.ended).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await load.stop();
    for (const rest of streams) {
      expect(await rest).toMatchObject([{ data: 'interrupted' }, { event: 'return' }]);
    }
    expect(parked.readableEnded || parked.destroyed).toBe(true);
    watching.destroy();
    expect([...load.statuses.keys()]).toEqual([200]);
    expect(load.statuses.get(200)).toBeGreaterThan(20);
    // What the system takes for the process between its last look and the closing of the port is reset by the system: one at most.
    const cut = [...load.failures].flatMap(([code, times]) => (code === 'ECONNREFUSED' ? [] : [{ code, times }]));
    if (cut.length > 0) expect(cut).toEqual([{ code: 'ECONNRESET', times: 1 }]);
    cpSync(join(cwd, '.data'), seeded.path, { recursive: true });
  });
});

/** Streams that wait for work behind a request; each resolves with the events from now to its end, and rejects when it is cut. */
async function openStreams({ url }: SampleProcess, count: number): Promise<readonly Promise<StreamEvent[]>[]> {
  const headers = { 'content-type': 'application/json', origin: url };
  expect((await fetch(`${url}/trpc/sample.begin`, { method: 'POST', headers })).status).toBe(200);
  const open = async () => {
    const events = eventsOf(await fetch(`${url}/trpc/sample.follow`, { headers: { accept: 'text/event-stream' } }));
    expect((await events.next()).value).toMatchObject({ event: 'connected' });
    expect((await events.next()).value).toMatchObject({ data: 'following' });
    return events;
  };
  const streams = await Promise.all(Array.from({ length: count }, open));
  return streams.map(async (events) => {
    const rest: StreamEvent[] = [];
    for await (const event of events) rest.push(event);
    return rest;
  });
}

/** A connection that was used once and is kept open. */
async function park(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  return socket;
}

describe('on a port that another program has', () => {
  afterAll(endAll);

  test('the port is named, with the way to another one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = (other.address() as AddressInfo).port;
    const product = await start({ cwd: usedFolder(), env: { PORT: String(port) } });
    expect(await product.ended).toBe(1);
    expect(product.err()).toMatch(new RegExp(`^Port ${port} is taken by another program\\. .*PORT=${port + 1} npm start`, 'm'));
    other.close();
  });
});

describe('bound to the network', () => {
  afterAll(endAll);

  test('the room gets an address, its origin may call, and the demo login is off', async () => {
    const cwd = usedFolder();
    writeFileSync(join(cwd, '.env'), 'HOST=0.0.0.0\nOIDC_URL=https://id.example\n');
    const port = await freePort();
    const product = await start({ cwd, env: { PORT: String(port) } });
    await product.ready();
    const [, address = ''] = /For others in the room: (http:\/\/\S+)/.exec(product.out()) ?? [];
    expect(product.out()).toContain('The demo login is off, because others can reach this address.');
    expect(product.out()).toContain('Offline use, passkeys and the microphone need HTTPS.');
    expect(product.out()).toContain('Set, but nothing reads it yet: OIDC_URL.');
    expect(bootOf(await (await fetch(address)).text()).demoLogin).toBeNull();
    await expect(signInAt(address, demoLogin)).rejects.toThrow('sign-in: 403');
    const touch = (origin: string) =>
      fetch(`${address}/trpc/sample.touch`, { method: 'POST', headers: { origin, 'content-type': 'application/json' } });
    expect((await touch(address)).status).toBe(200);
    expect((await touch('http://192.0.2.1')).status).toBe(403);
    expect((await fetch(`${address}/dev/inbox`)).status).toBe(404);
    expect((await fetch(`http://localhost:${port}/dev/inbox`)).status).toBe(200);
  });
});
