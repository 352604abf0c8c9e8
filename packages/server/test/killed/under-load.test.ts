/**
 * A process that is killed under load: what it acknowledged is there, once, all sums agree, and nothing is left that holds others up.
 * The points of one call at which it may die are in `one-call.test.ts`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '@repo/db';
import { verifyAuditExport } from '@repo/db/audit-export';
import { useCluster } from '@repo/db/testing';
import { deepRuns } from '@repo/facts/testing';
import { needs } from '@repo/testing/needs';
import { type TempDir, tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { demoLogin } from '../../src/boot/demo.ts';
import { type SampleProcess, signInAt, startSample } from '../support/sample-process.ts';
import { writeSampleWeb } from '../support/sample-web.ts';
import { startWorkers } from '../support/workers.ts';
import type { WorksBooks } from '../support/works-vertical.ts';

const kills = deepRuns(1, 50);
const deep = kills > 1;
/** A start takes two seconds on a quiet machine and many on a busy one. */
vi.setConfig({ testTimeout: 120_000 * kills, hookTimeout: 120_000 });

/** A product whose process is killed and started again, where it was. */
class Product {
  #folder: TempDir | null = null;
  #running: SampleProcess | null = null;

  get process(): SampleProcess {
    if (!this.#running) throw new Error('it does not run');
    return this.#running;
  }

  async start(env: Readonly<Record<string, string>>): Promise<void> {
    this.#folder ??= folderWithScreens();
    const port = this.#running ? { PORT: String(this.#running.port) } : {};
    this.#running = await startSample({ cwd: this.#folder.path, app: 'works', env: { ...env, ...port } });
    await this.#running.ready();
  }

  async kill(): Promise<void> {
    this.process.child.kill('SIGKILL');
    await this.process.ended;
  }

  /** Posts the body, JSON, where there is one. */
  async ask(path: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<Response> {
    const { url } = this.process;
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return fetch(`${url}${path}`, { headers: { 'content-type': 'application/json', origin: url, ...headers }, ...init });
  }

  async remove(): Promise<void> {
    if (this.#running) await this.kill();
    this.#folder?.remove();
  }
}

function folderWithScreens(): TempDir {
  const folder = tempDir('restarted');
  for (const id of ['works', 'sample']) writeSampleWeb(folder.path, id);
  return folder;
}

const dataOf = async (response: Response) => JSON.parse(await response.text()).result.data;

async function booksOf(product: Product, cookie: string): Promise<WorksBooks> {
  return dataOf(await product.ask('/trpc/works.books', { cookie }));
}

/** The works that were acknowledged and are not there, or not once. */
function lacking({ works, rows }: WorksBooks, done: ReadonlyMap<string, string>): readonly string[] {
  const times = new Map<string, number>();
  for (const name of works) times.set(name, (times.get(name) ?? 0) + 1);
  const there = new Set(rows);
  return [...done].filter(([name, key]) => times.get(name) !== 1 || !there.has(key)).map(([name]) => name);
}

/** Asks for a work again, with its key. */
async function again(product: Product, cookie: string, name: string): Promise<readonly [number, unknown]> {
  const response = await product.ask('/trpc/works.work', { cookie, 'idempotency-key': name }, { name });
  return [response.status, response.status === 200 ? await dataOf(response) : await response.text()];
}

interface Ground {
  /** Whether a job of a process that died comes again at the next start; otherwise it does when its time is over. */
  readonly alone: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** Waits until nothing of a killed process is left in the database. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

function suite(name: string, open: () => Promise<Ground>): Product {
  const product = new Product();
  let ground: Ground;
  beforeAll(async () => {
    ground = await open();
    await product.start(ground.env);
  });
  afterAll(async () => {
    await product.remove();
    await ground.close();
  });

  test(`${kills} × SIGKILL at two hundred changes a second: each that was acknowledged is there once, and all sums agree`, async () => {
    const cookie = await signInAt(product.process.url, demoLogin);
    const attempts = async () => dataOf(await product.ask('/trpc/sample.attempts', {}));
    await product.ask('/trpc/sample.hang', { cookie }, {});
    await expect.poll(attempts, { timeout: 20_000 }).toEqual([1]);
    const done = new Map<string, string>();
    const rates: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const workers = startWorkers({ url: product.process.url, cookie, perSecond: 200, prefix: `${kill}` });
      await expect.poll(() => workers.works.size, { timeout: 30_000 }).toBeGreaterThan(60);
      await wait(Math.random() * (kills === 1 ? 100 : 1_000));
      await product.kill();
      await workers.stop();
      expect(workers.wrong.slice(0, 3)).toEqual([]);
      rates.push(workers.perSecond());
      await ground.quiet();
      await product.start(ground.env);
      await expect.poll(attempts, { timeout: 20_000 }).toEqual(ground.alone && kill === 0 ? [2] : []);

      const cut: string[] = [];
      for (const [work, { key }] of workers.works) {
        if (key === null) cut.push(work);
        else done.set(work, key);
      }
      // Signed in as before.
      expect(lacking(await booksOf(product, cookie), done)).toEqual([]);
      await product.ask('/trpc/works.later', {});
      await product.ask('/trpc/works.hurry', {});
      for (const work of [...done.keys()].slice(-20)) expect(await again(product, cookie, work)).toEqual([200, done.get(work)]);
      for (const work of cut) {
        const answer = await again(product, cookie, work);
        expect(answer).toEqual([200, expect.any(String)]);
        done.set(work, String(answer[1]));
      }
      const books = await booksOf(product, cookie);
      expect(lacking(books, done)).toEqual([]);
      expect([books.works.length, books.rows.length]).toEqual([done.size, done.size]);
      const booked = String(2 * done.size);
      expect(books.sums).toEqual([{ reserved: '0', held: '0', committed: booked, booked }]);
      const lines = (await (await product.ask('/api/audit/export', { cookie })).text()).split('\n');
      expect(verifyAuditExport(lines, []).fault).toBeNull();
    }
    if (deep) {
      const sorted = rates.toSorted((a, b) => a - b).map(Math.round);
      console.info(`${name}: ${kills} kills, ${done.size} works, acknowledged a second from ${sorted[0]} to ${sorted.at(-1)}`);
    }
  });
  return product;
}

describe('a process that dies on the embedded database', () => {
  const product = suite('embedded', async () => ({ alone: true, env: {}, quiet: async () => {}, close: async () => {} }));

  test('a second Ctrl-C ends at once', async () => {
    const slow = product.ask(`/trpc/sample.slow?input=${encodeURIComponent('{"ms":20000}')}`, {}).catch(() => null);
    await wait(200);
    product.process.child.kill('SIGINT');
    await wait(700);
    const begun = performance.now();
    product.process.child.kill('SIGINT');
    expect(await product.process.ended).toBe(130);
    // A drain would wait seven seconds for the slow request.
    expect(performance.now() - begun).toBeLessThan(5_000);
    await slow;
  });
});

// Two starts more, for what the server keeps whoever dies.
const onServer = () => {
  suite('PostgreSQL', async () => {
    const cluster = await useCluster();
    const database = await cluster.migratedDatabase();
    const watching = new URL(database.url);
    watching.searchParams.set('application_name', 'watches');
    const db = await openDatabase({ url: watching.href, dataDir: '' });
    const left = `SELECT count(*)::int AS sessions FROM pg_stat_activity
      WHERE datname = current_database() AND application_name <> 'watches'`;
    return {
      alone: false,
      env: { DATABASE_URL: database.url },
      // No session is left, and so no lock.
      quiet: async () => {
        const sessions = async () => (await db.query(left)).rows;
        await expect.poll(sessions, { timeout: 10_000 }).toEqual([{ sessions: 0 }]);
      },
      async close() {
        await db.close();
        await database.drop();
        await cluster.release();
      },
    };
  });
};
if (deep) needs('postgres').describe('a process that dies on PostgreSQL', onServer);
