import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { floodLimit } from './flood-limit.ts';
import type { HostEnv } from './host-env.ts';

function limited() {
  const clock = { now: 0 };
  const app = new Hono<HostEnv>()
    .use(async (c, next) => {
      c.set('requestId', 'r');
      c.set('clientIp', c.req.header('ip') ?? '');
      await next();
    })
    .use(floodLimit({ capacity: 3, perSecond: 1 }, () => clock.now))
    .get('/', (c) => c.text('ok'));
  const ask = async (ip: string) => app.request('/', { headers: { ip } });
  return { ask, clock };
}

test('an address that floods is told when to come back, and others are not disturbed', async () => {
  const { ask, clock } = limited();
  for (let index = 0; index < 3; index += 1) expect((await ask('10.0.0.1')).status).toBe(200);
  const refused = await ask('10.0.0.1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await ask('10.0.0.2')).status).toBe(200);
  clock.now = 1_000;
  expect((await ask('10.0.0.1')).status).toBe(200);
  expect((await ask('10.0.0.1')).status).toBe(429);
});

test('this machine itself is not limited', async () => {
  const { ask } = limited();
  for (let index = 0; index < 10; index += 1) expect((await ask('127.0.0.1')).status).toBe(200);
});

test('a whole IPv6 network is one caller', async () => {
  const { ask } = limited();
  const addresses = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::3', '2001:db8::4'];
  const statuses = [];
  for (const address of addresses) statuses.push((await ask(address)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await ask('2001:db8:1::1')).status).toBe(200);
});
