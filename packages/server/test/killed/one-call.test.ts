/**
 * A process that is killed at a chosen point of one call: what has an effect has one, its key is answered as before, and it is in the
 * audit log. Kills at random moments of many calls are in `under-load.test.ts`; those of `test:deep` here hold the answers to it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seedDataDir, type TestCluster, type TestDatabaseUrl, useCluster } from '@repo/db/testing';
import { deepRuns } from '@repo/facts/testing';
import { needs } from '@repo/testing/needs';
import { shortLived } from '@repo/testing/short-lived';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bundleProgram } from '../support/bundle-program.ts';
import { signInAt } from '../support/sample-process.ts';
import { demoLogin } from '../support/test-product.ts';

/** Milliseconds for a start, or to reach a point, on a busy machine. */
const patience = 60_000;

vi.setConfig({ testTimeout: 4 * patience, hookTimeout: 4 * patience });

const script = join(import.meta.dirname, 'mortal-product.ts');
/** Kills at random moments; none in `npm test`, whose one is that of `under-load.test.ts`. */
const roundsOfDeep = deepRuns(0, 25);
const points = ['claimed', 'applied', 'answered', 'open'] as const;

const line = z.tuple([z.string(), z.unknown()]);
const readyLine = z.object({ url: z.string(), userId: z.string() });

interface Mortal {
  readonly url: string;
  readonly userId: string;
  /** Resolves with what it told of a point, once it has reached it. */
  reached(point: string): Promise<unknown>;
  kill(): Promise<void>;
}

async function startMortal(dataDir: string, env: Readonly<Record<string, string>>): Promise<Mortal> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...shortLived, await bundleProgram(script), dataDir], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = new Map<string, unknown>();
  let failed = '';
  let rest = '';
  child.stderr.on('data', (chunk) => {
    failed += String(chunk);
  });
  child.stdout.on('data', (chunk) => {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) told.set(...line.parse(JSON.parse(each)));
  });
  const reached = async (point: string): Promise<unknown> => {
    const until = performance.now() + patience;
    while (!told.has(point)) {
      if (performance.now() > until) throw new Error(`it did not reach "${point}": ${failed}`);
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended before "${point}": ${failed}`);
      await pause(10);
    }
    return told.get(point);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  };
  try {
    return { ...readyLine.parse(await reached('ready')), reached, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

interface Where {
  readonly start: () => Promise<Readonly<Record<string, string>>>;
  readonly stop: () => Promise<void>;
}

function killedSuite({ start, stop }: Where): void {
  const folder = tempDir('killed');
  let env: Readonly<Record<string, string>>;
  let product: Mortal;
  let cookie: string;
  const again = async () => {
    await product.kill();
    product = await startMortal(folder.path, { ...env, LATER: '1' });
  };
  const send = async (key: string, text: string, more: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${product.url}/trpc/sample.send`, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'accept-encoding': 'identity',
        cookie,
        origin: 'http://localhost:3000',
        'idempotency-key': key,
        ...more,
      },
      body: JSON.stringify({ text }),
    });
    return [response.status, await response.text()] as const;
  };
  /** Sends what never gets an answer. */
  const lose = (...what: Parameters<typeof send>) => void send(...what).catch(() => {});
  const rows = async (): Promise<number> => {
    const response = await fetch(`${product.url}/trpc/sample.saved`, { headers: { cookie } });
    return z.object({ result: z.object({ data: z.array(z.string()) }) }).parse(await response.json()).result.data.length;
  };

  beforeAll(async () => {
    env = await start();
    if (!env.DATABASE_URL) await seedDataDir(folder.path);
    product = await startMortal(folder.path, env);
    cookie = await signInAt(product.url, demoLogin, 'http://localhost:3000');
  });
  afterAll(async () => {
    await product?.kill();
    await stop();
    folder.remove();
  });

  test('before the effect, in its transaction, behind it and behind the answer: a key has one effect', async () => {
    lose('claimed', 'claimed');
    await product.reached('claimed');
    lose('applied', 'applied');
    await product.reached('applied');
    lose('answered', 'answered', { 'x-hold': '1' });
    const answer = await product.reached('answered');
    await fetch(`${product.url}/hold-entries`);
    void signInAt(product.url, demoLogin, 'http://localhost:3000').catch(() => {});
    await product.reached('entry');
    // On the embedded database nobody else is answered while a transaction is open.
    lose('open', 'open');
    await product.reached('open');
    await again();

    const { userId } = product;
    expect(await product.reached('audit')).toEqual([
      ['session.create', userId, null],
      ['session.create', userId, 'unknown'],
    ]);
    // Of the transaction that was open nothing is left.
    expect(await rows()).toBe(2);
    const first = new Map<string, readonly [number, string]>();
    for (const point of points) first.set(point, await send(point, point));
    expect([...first].map(([point, [status]]) => [point, status])).toEqual([
      ['claimed', 200],
      // Whoever ran it was not done: nobody knows its answer.
      ['applied', 409],
      ['answered', 200],
      ['open', 200],
    ]);
    expect(first.get('applied')?.[1]).toContain('IDEMPOTENCY_KEY_INTERRUPTED');
    expect(first.get('answered')?.[1]).toBe(answer);
    for (const point of ['claimed', 'answered', 'open']) expect(await send(point, point)).toEqual(first.get(point));
    expect((await send('applied', 'applied'))[0]).toBe(409);
    expect(await rows()).toBe(points.length);
  });

  if (roundsOfDeep === 0) return;
  test(`test:deep: ${roundsOfDeep} kills while keys are sent leave one effect a key, with the answer that was heard`, async () => {
    for (let round = 0; round < roundsOfDeep; round += 1) {
      const before = await rows();
      const keys = Array.from({ length: 12 }, (_, index) => `load-${round}-${index}`);
      const heard = new Map<string, string>();
      for (const key of keys) {
        void pause(Math.random() * 100)
          .then(() => send(key, key))
          .then(([status, body]) => status === 200 && heard.set(key, body))
          .catch(() => {});
      }
      await pause(Math.random() * 200);
      await again();
      const answers = await Promise.all(keys.map((key) => send(key, key)));
      expect(answers.map(([status]) => status)).toEqual(keys.map(() => 200));
      for (const [index, key] of keys.entries()) expect(heard.get(key) ?? answers[index]?.[1]).toBe(answers[index]?.[1]);
      expect(await rows()).toBe(before + keys.length);
    }
  });
}

describe('killed in one call (embedded)', () => killedSuite({ start: async () => ({}), stop: async () => {} }));

needs('postgres').describe('killed in one call (PostgreSQL)', () => {
  let cluster: TestCluster;
  let database: TestDatabaseUrl;
  killedSuite({
    async start() {
      cluster = await useCluster();
      database = await cluster.migratedDatabase();
      return { DATABASE_URL: database.url };
    },
    async stop() {
      await database.drop();
      await cluster.release();
    },
  });
});
