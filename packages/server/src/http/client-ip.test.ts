import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientIp, withRealIp } from './client-ip.ts';
import type { HostEnv } from './host-env.ts';

async function seen(trusted: string[], ip: string, headers: Record<string, string>): Promise<string> {
  const app = new Hono<HostEnv>().use(clientIp(trusted)).get('/', (c) => c.text(c.var.clientIp));
  return (await app.request('/', { headers }, { ip })).text();
}

test('without a proxy only the socket counts', async () => {
  expect(await seen([], '203.0.113.7', { 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4' })).toBe('203.0.113.7');
  expect(await seen([], '::ffff:203.0.113.7', {})).toBe('203.0.113.7');
});

test("behind a trusted proxy the last address that is not a proxy counts: what stands before is the caller's word", async () => {
  const trusted = ['127.0.0.1', '10.0.0.9'];
  expect(await seen(trusted, '127.0.0.1', { 'x-forwarded-for': '6.6.6.6, 203.0.113.7, 10.0.0.9' })).toBe('203.0.113.7');
  expect(await seen(trusted, '127.0.0.1', {})).toBe('127.0.0.1');
  expect(await seen(trusted, '203.0.113.8', { 'x-forwarded-for': '6.6.6.6' })).toBe('203.0.113.8');
});

test('x-real-ip is always overwritten and a forwarded chain does not travel on', async () => {
  const request = new Request('http://x/', {
    method: 'POST',
    body: 'b',
    headers: { 'x-real-ip': '6.6.6.6', 'x-forwarded-for': '6.6.6.6' },
  });
  const real = withRealIp(request, '203.0.113.7');
  expect([real.headers.get('x-real-ip'), real.headers.get('x-forwarded-for'), await real.text()]).toEqual([
    '203.0.113.7',
    null,
    'b',
  ]);
});
