/** What /readyz says over a socket of the product that `serve` builds. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pendingMigrations } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressesOf } from '../src/boot/addresses.ts';
import { buildHouse, type House } from '../src/boot/house.ts';
import { readEnv } from '../src/env/read-env.ts';
import { createHost } from '../src/host/create-host.ts';
import { requestListener } from '../src/host/request-listener.ts';
import { newLifecycle } from '../src/http/lifecycle.ts';
import { noInference } from '../src/inference/port.ts';
import { createJobService } from '../src/jobs/job-service.ts';
import { silentLog } from '../src/testing/test-context.ts';
import { openBuiltWeb } from '../src/web/built-web.ts';
import { app } from './fixtures/apps/sample/src/app.ts';
import { writeSampleWeb } from './support/sample-web.ts';

describeDatabases('/readyz', (open) => {
  const folder = tempDir('readiness');
  const life = newLifecycle();
  let house: House;
  const ends: (() => Promise<unknown>)[] = [];
  const serve = async (readiness: House['host']['readiness'] = {}): Promise<() => Promise<unknown>> => {
    const host = createHost({ ...house.host, readiness: { ...house.host.readiness, ...readiness } });
    const server = createServer(requestListener(host)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    return async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
      return [response.status, await response.json(), response.headers.get('retry-after')];
    };
  };
  const unavailable = (check: string) => [503, { status: 'unavailable', failed: [check] }, '2'];
  const ready = [200, { status: 'ready' }, null];

  beforeAll(async () => {
    const db = open();
    writeSampleWeb(folder.path, 'sample');
    const env = readEnv({ AUTH_SECRET: 'x'.repeat(40) });
    const pending = () => pendingMigrations(db);
    const addresses = addressesOf(env, 3000);
    house = await buildHouse({
      app,
      foundation: { env, db, dataDir: folder.path, secrets: ['x'.repeat(40)], port: 3000, addresses, pending },
      webOf: (id) => openBuiltWeb(folder.path, id),
      life,
      inference: noInference,
      outlive: () => {},
      log: silentLog,
      say: () => {},
    });
  });
  afterAll(async () => {
    await house.jobs.stop(0);
    await house.idle();
    house.host.auth.close();
    for (const end of ends) await end();
    folder.remove();
  });

  test('no while a migration is pending, yes when it is applied, no once the queues have stopped', async () => {
    const db = open();
    const [last] = (
      await db.query<{ row: object }>(`DELETE FROM _prisma_migrations m WHERE migration_name =
        (SELECT max(migration_name) FROM _prisma_migrations) RETURNING to_jsonb(m) AS row`)
    ).rows;
    expect(await (await serve())()).toEqual(unavailable('migrations'));
    await db.query('INSERT INTO _prisma_migrations SELECT * FROM jsonb_populate_record(NULL::_prisma_migrations, $1)', [
      JSON.stringify(last?.row),
    ]);
    expect(await (await serve())()).toEqual(ready);

    const jobs = createJobService({ db, verticals: [], platform: () => [], log: silentLog });
    expect(await (await serve({ queues: jobs.ready }))()).toEqual(unavailable('queues'));
    await jobs.start();
    expect(await (await serve({ queues: jobs.ready }))()).toEqual(ready);
    await jobs.stop(0);

    await house.jobs.stop(0);
    expect(await (await serve())()).toEqual(unavailable('queues'));
    life.draining = true;
    expect(await (await serve())()).toEqual([503, { status: 'draining' }, null]);
  });
});
