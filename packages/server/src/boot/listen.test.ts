import { createServer } from 'node:http';
import { freePort } from '@repo/testing/free-port';
import { expect, test } from 'vitest';
import { choosePort, listen } from './listen.ts';

test('a taken port is named, with the way to another one', async () => {
  const port = await freePort();
  const first = createServer();
  await listen(first, port, '127.0.0.1');
  const second = createServer();
  await expect(listen(second, port, '127.0.0.1')).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
  first.close();
});

test('a HOST that is not of this machine is named', async () => {
  await expect(listen(createServer(), 0, '203.0.113.9')).rejects.toThrow(
    'HOST is 203.0.113.9, which is no address of this machine.',
  );
});

test('port 0 becomes a free port, any other stays', async () => {
  expect(await choosePort(3000, '127.0.0.1')).toBe(3000);
  expect(await choosePort(0, '127.0.0.1')).toBeGreaterThan(0);
});
