import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkPort } from './port.ts';

/** A program that has a port and answers these paths with JSON. */
async function programWith(answers: Readonly<Record<string, unknown>>): Promise<number> {
  const server = createServer((request, response) => response.end(JSON.stringify(answers[request.url ?? ''] ?? null)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const product = {
  '/trpc/platform.services': { result: { data: [{ id: 'database', mode: 'local' }] } },
  '/readyz': { status: 'ready' },
};

test('a free port, and any port, are well', async () => {
  expect(checkPort(await contextIn(doctorTree()))).toMatchObject({ status: 'ok', found: expect.stringContaining('is free') });
  expect(checkPort(await contextIn(doctorTree(), { PORT: '0' }))).toMatchObject({ status: 'ok' });
});

test('a port that another program has is a fault, with who has it and the way to another one', async () => {
  const port = await programWith({ '/readyz': { status: 'ready' } });
  const check = checkPort(await contextIn(doctorTree(), { PORT: String(port) }));
  expect(check).toMatchObject({
    id: 'network.port',
    status: 'fault',
    fix: expect.stringContaining(`PORT=${port + 1} npm start`),
  });
  expect(check.found).toMatch(/, which is not this product$/);
  if (process.platform === 'linux') expect(check.found).toContain(`(pid ${process.pid})`);
});

test('this product is told from a copy of it by the database that it has open', async () => {
  const port = await programWith(product);
  const context = await contextIn(doctorTree(), { PORT: String(port) });
  expect(context.port).toEqual({ state: 'product', ready: true });
  expect(checkPort(context)).toMatchObject({
    status: 'fault',
    found: expect.stringContaining('a copy of this product with another data folder'),
  });
  expect(checkPort({ ...context, running: true })).toMatchObject({ status: 'ok' });
});

test('one that is not ready says so', async () => {
  const port = await programWith({ ...product, '/readyz': { status: 'unavailable', failed: ['migrations'] } });
  const context = await contextIn(doctorTree(), { PORT: String(port) });
  expect(checkPort({ ...context, running: true }).found).toContain('says that it is not ready');
});

test('an address of another machine is a fault', async () => {
  expect(checkPort(await contextIn(doctorTree(), { HOST: '192.0.2.1' }))).toMatchObject({
    status: 'fault',
    fix: expect.stringContaining('HOST is 192.0.2.1, which is no address of this machine'),
  });
});
