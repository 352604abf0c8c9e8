import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Database, migrate, openDatabase } from '@repo/db';
import { needs } from '@repo/testing/needs';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createJobService, type JobService } from '../src/jobs/job-service.ts';
import { definePlatformJob } from '../src/jobs/platform-job.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { errorOf, openTestProduct, type TestProduct, wireOf } from './support/test-product.ts';

/** Stands between the product and PostgreSQL, so that the database can go away and come back at its address. */
interface Line {
  readonly port: number;
  cut(): void;
  mend(): void;
  close(): void;
}

async function openLine(target: number): Promise<Line> {
  let whole = true;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from) && to.destroy());
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend() {
      whole = true;
    },
    close() {
      cut();
      server.close();
    },
  };
}

needs('postgres').describe('when PostgreSQL goes away', () => {
  let postgres: RunningPostgres;
  let line: Line;
  let db: Database;
  let product: TestProduct;
  let jobs: JobService;
  const done: string[] = [];
  let finish: (() => void) | null = null;
  const job = definePlatformJob<string>({
    name: 'platform.sample',
    input: z.string(),
    retry: { limit: 1, delaySeconds: 0 },
    async handler(_, text) {
      if (text === 'under way') {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      }
      done.push(text);
    },
  });
  const send = (input: string) =>
    jobs.insert(db.jobConnection, [{ name: job.name, orgId: null, input, options: {} }]).then(() => jobs.wake());
  beforeAll(async () => {
    postgres = await startPostgres();
    const url = new URL(postgres.url);
    line = await openLine(Number(url.port));
    url.port = String(line.port);
    db = await openDatabase({ url: url.href, dataDir: '' });
    await migrate(db);
    jobs = createJobService({ db, verticals: [], platform: () => [job], log: silentLog, interval: 50 });
    await jobs.start();
    product = await openTestProduct(db);
  });
  afterAll(async () => {
    await jobs.stop(0);
    product.close();
    line.close();
    await db.close();
    await postgres.stop();
  });

  test('only 503 with Retry-After until it is back, no wrong answer, and the product recovers by itself', async () => {
    const cookie = await product.signIn();
    const ask = () => product.query('sample.org', undefined, { headers: { cookie } });
    expect((await ask()).status).toBe(200);

    await send('under way');
    await expect.poll(() => finish).not.toBeNull();

    line.cut();
    // Its end cannot be stored now; it is once the database is back, and the job does not come again.
    finish?.();
    await expect(send('meanwhile')).rejects.toMatchObject({ kind: 'unavailable' });
    for (let index = 0; index < 5; index += 1) {
      const refused = await ask();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
      expect((await wireOf(refused)).error.data).toMatchObject({ code: 'DATABASE_UNAVAILABLE', kind: 'unavailable' });
    }
    const ready = await product.ask('/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'unavailable', failed: ['database'] }]);
    expect((await product.ask('/healthz')).status).toBe(200);
    expect((await product.ask('/sample/')).status).toBe(200);
    const session = await product.ask('/api/auth/get-session', { headers: { cookie } });
    expect([session.status, session.headers.get('retry-after'), (await errorOf(session)).kind]).toEqual([
      503,
      '2',
      'unavailable',
    ]);

    line.mend();
    await expect.poll(async () => (await ask()).status, { timeout: 2_000 }).toBe(200);
    await expect.poll(async () => (await product.ask('/readyz')).status).toBe(200);
    await send('afterwards');
    await expect.poll(() => done, { timeout: 5_000 }).toEqual(['under way', 'afterwards']);
    await jobs.idle();
    const { rows } = await db.query('SELECT state::text FROM pgboss.job');
    expect(rows).toEqual([{ state: 'completed' }, { state: 'completed' }]);
  });
});
