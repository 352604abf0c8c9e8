import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Database, migrate, openDatabase, parsePublicId } from '@repo/db';
import { needs } from '@repo/testing/needs';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createJobService, type JobService } from '../src/jobs/job-service.ts';
import { definePlatformJob } from '../src/jobs/platform-job.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { demoLogin, errorOf, openTestProduct, type TestProduct, wireOf } from './support/test-product.ts';

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

  test('under load every kind of request is right or 503, nothing acknowledged is lost, and all go on within two seconds', async () => {
    const away = deep
      ? { begin: () => postgres.halt(), end: () => postgres.restart(), ms: 5_000 }
      : { begin: async () => line.cut(), end: async () => line.mend(), ms: 1_000 };
    const cookie = await product.signIn({ ip: '10.1.0.2' });
    const kinds = requestKinds(product, cookie);
    const file = await add(product, cookie, 'what was there before');
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
    const workers = all.map(work);
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
    for (const name of ['a query', 'a change', 'a session', 'a sign-in', 'an upload', 'a file', 'readiness'])
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
  });
});

const deep = process.env.TEST_DEEP === '1';

interface Kind {
  readonly name: string;
  readonly ask: () => Promise<Response>;
  /** Whether this is the answer that the request has when all is well. */
  readonly right: (status: number, text: string) => boolean;
}

const acknowledged = { rows: [] as string[], files: [] as string[] };

async function add(product: TestProduct, cookie: string, content: string) {
  const headers = { cookie, 'x-file-name': 'a.txt' };
  const response = await product.ask('/api/files', { method: 'POST', headers, body: content });
  const { id }: { id: string } = JSON.parse(await response.text());
  return { orgId: product.demo.orgId, id: parsePublicId('file', id) };
}

function requestKinds(product: TestProduct, cookie: string): readonly Kind[] {
  const headers = { cookie };
  const ok = (status: number, text: string, sign: string) => status === 200 && text.includes(sign);
  let uploads = 0;
  let addresses = 0;
  return [
    {
      name: 'a query',
      ask: () => product.query('sample.org', undefined, { headers }),
      right: (status, text) => ok(status, text, product.demo.orgId),
    },
    {
      name: 'a change',
      ask: () => product.mutate('sample.save', undefined, { headers }),
      right: (status, text) => {
        if (status === 200) acknowledged.rows.push(JSON.parse(text).result.data);
        return status === 200;
      },
    },
    { name: 'a visitor', ask: () => product.query('sample.whoami'), right: (status, text) => ok(status, text, '"visitor"') },
    {
      name: 'a session',
      ask: () => product.ask('/api/auth/get-session', { headers }),
      right: (status, text) => ok(status, text, 'demo@example.com'),
    },
    {
      name: 'a sign-in',
      ask: () => {
        addresses += 1;
        const body = JSON.stringify(demoLogin);
        const from = { 'content-type': 'application/json' };
        return product.ask('/api/auth/sign-in/email', {
          method: 'POST',
          headers: from,
          body,
          ip: `10.2.${addresses >> 8}.${addresses & 255}`,
        });
      },
      right: (status, text) => ok(status, text, 'demo@example.com'),
    },
    { name: 'a page', ask: () => product.ask('/sample/'), right: (status, text) => ok(status, text, '<html') },
    {
      name: 'an upload',
      ask: () => {
        uploads += 1;
        return product.ask('/api/files', {
          method: 'POST',
          headers: { cookie, 'x-file-name': 'a.txt' },
          body: `upload ${uploads}`,
        });
      },
      right: (status, text) => {
        if (status === 201) acknowledged.files.push(parsePublicId('file', JSON.parse(text).id));
        return status === 201;
      },
    },
    { name: 'readiness', ask: () => product.ask('/readyz'), right: (status, text) => ok(status, text, 'ready') },
    { name: 'life', ask: () => product.ask('/healthz'), right: (status, text) => ok(status, text, 'ok') },
    { name: 'figures', ask: () => product.ask('/metrics'), right: (status, text) => ok(status, text, 'http_requests_total') },
  ];
}
