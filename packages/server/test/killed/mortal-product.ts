/**
 * The test product as a process that is killed. Its argument is the data folder; it runs on PostgreSQL with `DATABASE_URL`. It prints
 * its address, and what it reaches. A call of `sample.send` stops for good at the point that its text names, a request with `x-hold`
 * before its answer leaves, and an entry in the audit log of the platform, once `/hold-entries` was asked for, before it is written.
 * With `LATER` the leases of the process before are over, what it had begun is recovered, and no call stops.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, listAudit, migrate, openDatabase, platformOrg, recoverAuditIntents } from '@repo/db';
import { requestListener } from '../../src/host/request-listener.ts';
import { moments } from '../support/sample-vertical.ts';
import { openTestProduct } from '../support/test-product.ts';

const [, , dataDir = ''] = process.argv;
const say = (what: string, told: unknown = null) => process.stdout.write(`${JSON.stringify([what, told])}\n`);
const forever = () => new Promise<never>(() => {});

const real = await openDatabase({ url: process.env.DATABASE_URL, dataDir });
await migrate(real);
let holdsEntries = false;
const db: Database = {
  ...real,
  withTenant: async (scope, fn, last) => {
    if (!holdsEntries || scope.orgId !== platformOrg) return real.withTenant(scope, fn, last);
    say('entry');
    return forever();
  },
};
if (process.env.LATER) {
  await real.query('UPDATE idempotency_claim SET "leaseUntil" = clock_timestamp()');
  await recoverAuditIntents(real, new Date(Date.now() + 6 * 60_000));
} else {
  moments.reached = async (point, text) => {
    if (text !== point) return;
    say(point);
    await forever();
  };
}
const product = await openTestProduct(db);
const server = createServer(
  requestListener({
    endStreams: () => {},
    async fetch(request) {
      if (request.url.endsWith('/hold-entries')) {
        holdsEntries = true;
        return new Response();
      }
      const { pathname } = new URL(request.url);
      const headers = Object.fromEntries(request.headers);
      const body = request.method === 'GET' ? {} : { body: await request.text() };
      const response = await product.ask(pathname, { method: request.method, headers, ...body });
      if (!request.headers.has('x-hold')) return response;
      say('answered', await response.text());
      return forever();
    },
  }),
).listen(0, '127.0.0.1');
await once(server, 'listening');
const log = await listAudit(real, { orgId: platformOrg, limit: 20 });
say('audit', log.map(({ action, actorId, details }) => [action, actorId, details.outcome ?? null]).toReversed());
const { port } = server.address() as AddressInfo;
say('ready', { url: `http://127.0.0.1:${port}`, userId: product.demo.userId });
