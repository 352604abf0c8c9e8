import { type Database, migrate, openDatabase, poolUse } from '@repo/db';
import { AppError } from '@repo/facts';
import { type Line, openLine } from '@repo/testing/line';
import { needs } from '@repo/testing/needs';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineApp } from '../src/app.ts';
import { createJobService, type JobService } from '../src/jobs/job-service.ts';
import { definePlatformJob } from '../src/jobs/platform-job.ts';
import { brand, config } from '../src/testing/sample-app.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { eventsOf } from './support/event-stream.ts';
import { acknowledged, addFile, askForWork, type Kind, requestKinds } from './support/request-kinds.ts';
import { counting, sample } from './support/sample-vertical.ts';
import { errorOf, openTestProduct, type TestProduct, wireOf } from './support/test-product.ts';
import { type WorksBooks, works } from './support/works-vertical.ts';

const deep = process.env.TEST_DEEP === '1';

needs('postgres').describe('when PostgreSQL goes away', () => {
  let postgres: RunningPostgres;
  let line: Line;
  let db: Database;
  /** Past the line: another process. */
  let other: Database;
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
    // What is acknowledged survives a crash of the server here, as it does where nothing was switched off.
    url.searchParams.set('options', '-c synchronous_commit=on');
    other = await openDatabase({ url: url.href, dataDir: '' });
    line = await openLine(Number(url.port));
    url.port = String(line.port);
    db = await openDatabase({ url: url.href, dataDir: '' });
    await migrate(db);
    jobs = createJobService({ db, verticals: [], platform: () => [job], log: silentLog, interval: 50 });
    await jobs.start();
    const app = defineApp({ id: 'home', verticals: [sample, works], brand, config });
    product = await openTestProduct(db, { app });
  });
  afterAll(async () => {
    await jobs.stop(0);
    product.close();
    line.close();
    await Promise.all([db.close(), other.close()]);
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

  test('under load every kind of request is right or 503, nothing acknowledged is lost, and all go on within two seconds', async () => {
    const away = deep
      ? { begin: () => postgres.halt(), end: () => postgres.restart(), ms: 5_000 }
      : { begin: async () => line.cut(), end: async () => line.mend(), ms: 1_000 };
    const cookie = await product.signIn({ ip: '10.1.0.2' });
    const kinds = requestKinds(product, cookie);
    const file = await addFile(product, cookie, 'what was there before');
    const download = product.files.link(file, Math.floor(Date.now() / 1000) + 600);
    const all: readonly Kind[] = [
      ...kinds,
      {
        name: 'a file',
        ask: () => product.ask(download),
        right: (status, text) => status === 200 && text === 'what was there before',
      },
    ];
    const wrong: string[] = [];
    const tally = new Map<string, { right: number; refused: number }>();
    let ended = false;
    let lastRefused = 0;
    const refused = (count: { refused: number }, began: number) => {
      count.refused += 1;
      lastRefused = Math.max(lastRefused, began);
    };
    const work = async ({ name, ask, right }: Kind) => {
      const count = { right: 0, refused: 0 };
      tally.set(name, count);
      while (!ended) {
        const began = performance.now();
        const response = await ask();
        const text = await response.text();
        if (right(response.status, text)) count.right += 1;
        else if (response.status === 503 && Number(response.headers.get('retry-after')) > 0) refused(count, began);
        else wrong.push(`${name}: ${response.status} ${text.slice(0, 200)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const sent: string[] = [];
    const sendJobs = async () => {
      for (let number = 0; !ended; number += 1) {
        const text = `job ${number}`;
        await send(text).then(
          () => sent.push(text),
          (error: unknown) =>
            error instanceof AppError && error.kind === 'unavailable' ? undefined : wrong.push(`a job: ${error}`),
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const workers = [...all.map(work), sendJobs()];
    await new Promise((resolve) => setTimeout(resolve, 300));
    await away.begin();
    await new Promise((resolve) => setTimeout(resolve, away.ms));
    await away.end();
    const back = performance.now();
    const before = new Map([...tally].map(([name, { right }]) => [name, right]));
    await expect
      .poll(() => [...tally].filter(([name, { right }]) => right <= (before.get(name) ?? 0)).map(([name]) => name), {
        timeout: 20_000,
      })
      .toEqual([]);
    ended = true;
    await Promise.all(workers);
    expect(wrong).toEqual([]);
    // Milliseconds after which nothing that begins is refused any more.
    expect(lastRefused - back).toBeLessThan(2_000);
    for (const name of ['a query', 'a change', 'a work', 'a session', 'a sign-in', 'an upload', 'a file', 'readiness'])
      expect(tally.get(name)?.refused, name).toBeGreaterThan(0);
    for (const name of ['a visitor', 'a page', 'life', 'figures']) expect(tally.get(name)?.refused, name).toBe(0);

    const saved = new Set(
      (await wireOf(await product.query('sample.saved', undefined, { headers: { cookie } }))).result.data as string[],
    );
    expect(acknowledged.rows.filter((id) => !saved.has(id))).toEqual([]);
    for (const id of acknowledged.files) {
      const found = await product.files.open({ orgId: product.demo.orgId, id });
      expect(found && (await new Response(found.content).text())).toMatch(/^upload /);
    }
    expect(acknowledged.rows.length * acknowledged.files.length).toBeGreaterThan(0);

    await expect.poll(() => sent.filter((text) => !done.includes(text)), { timeout: 20_000 }).toEqual([]);
    await jobs.idle();
    expect(done.length).toBe(new Set(done).size);
    expect(sent.length).toBeGreaterThan(0);

    await product.query('works.later');
    for (const name of acknowledged.refused) expect((await askForWork(product, cookie, name)).status).toBe(200);
    const { works: written, sums }: WorksBooks = JSON.parse(
      await (await product.query('works.books', undefined, { headers: { cookie } })).text(),
    ).result.data;
    expect(written.toSorted()).toEqual([...acknowledged.works, ...acknowledged.refused].toSorted());
    expect(Math.min(acknowledged.works.length, acknowledged.refused.length)).toBeGreaterThan(0);
    const booked = String(2 * written.length);
    expect(sums).toEqual([{ reserved: '0', held: '0', committed: booked, booked }]);
  });

  test('a session that ends while nobody hears of it is never believed again', async () => {
    const cookie = await product.signIn({ ip: '10.1.0.3' });
    const ask = async () => (await product.query('sample.me', undefined, { headers: { cookie } })).status;
    expect([await ask(), await ask()]).toEqual([200, 200]);
    line.cut();
    await expect.poll(ask).toBe(503);
    await other.query('DELETE FROM session');
    line.mend();
    const seen = new Set<number>();
    const untilRefused = async () => {
      const status = await ask();
      seen.add(status);
      return status;
    };
    await expect.poll(untilRefused, { timeout: 5_000, interval: 5 }).toBe(401);
    expect(seen).not.toContain(200);
  });

  test('a stream whose reader cannot be looked up ends with a last event; its reader goes on behind what it has', async () => {
    const cookie = await product.signIn({ ip: '10.1.0.4' });
    const follow = (input: object) =>
      product.query('sample.count', input, { headers: { accept: 'text/event-stream', cookie } }).then(eventsOf);
    const events = await follow({ to: 2 });
    expect((await events.next()).value).toMatchObject({ event: 'connected' });
    expect((await events.next()).value).toMatchObject({ data: 1 });
    line.cut();
    expect((await events.next()).value).toMatchObject({ event: 'return' });
    expect((await events.next()).done).toBe(true);
    line.mend();
    await expect.poll(async () => (await product.ask('/readyz')).status).toBe(200);
    const rest = await follow({ to: 2, lastEventId: '1' });
    expect((await rest.next()).value).toMatchObject({ event: 'connected' });
    expect((await rest.next()).value).toMatchObject({ data: 2 });
    counting.next();
    expect((await rest.next()).value).toMatchObject({ event: 'return' });
  });

  // As long as somebody may wait for a connection, a quarter of a minute.
  if (!deep) return;
  test('five hundred at once that hold a connection for a second each: an answer or 503, and no connection is lost', async () => {
    const cookie = await product.signIn({ ip: '10.1.0.5' });
    const began = performance.now();
    const asked = Array.from({ length: 500 }, () => product.query('works.hold', undefined, { headers: { cookie } }));
    const alive = await product.ask('/healthz');
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 503);
    expect(alive.status).toBe(200);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(refused.map(() => '2'));
    expect(refused.length).toBeGreaterThan(100);
    expect(performance.now() - began).toBeLessThan(25_000);
    expect((await product.query('sample.org', undefined, { headers: { cookie } })).status).toBe(200);
    await expect.poll(() => poolUse(db).waiting).toBe(0);
    expect(poolUse(db).idle).toBe(poolUse(db).total);
  });
});
