import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { newLifecycle } from '../http/lifecycle.ts';
import { drain } from './drain.ts';

let server: Server;
const sockets: Socket[] = [];
let life = newLifecycle();
let answerSlow: (() => void) | null = null;

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  life = newLifecycle();
  answerSlow = null;
});

async function open(): Promise<number> {
  server = createServer((request, response) => {
    const answer = () => {
      if (life.closed) response.setHeader('Connection', 'close');
      response.end('done');
    };
    if (request.url === '/slow') answerSlow = answer;
    else answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A connection that sent one request, got its answer and stays open. */
async function park(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  return socket;
}

function fetchText(port: number, path: string, agent?: Agent): Promise<{ body: string; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, ...(agent ? { agent } : {}) }, (response: IncomingMessage) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ body, connection: response.headers.connection }));
    }).on('error', reject);
  });
}

test('parked connections do not hold the end up', async () => {
  const port = await open();
  const parked = await Promise.all([park(port), park(port), park(port)]);
  const ends = parked.map((socket) => once(socket, 'end'));
  const started = performance.now();
  await drain(server, life, { linger: 50, deadline: 5_000 });
  await Promise.all(ends);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('connections that wait to be taken are not reset when the process was busy for a second', async () => {
  const port = await open();
  const waiting = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'));
  sockets.push(...waiting);
  const answers = waiting.map(async (socket) => {
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    return once(socket, 'data');
  });
  // The system connects them; nobody here has looked yet.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  const ended = drain(server, life, { linger: 50, deadline: 5_000 });
  const until = performance.now() + 1_100;
  while (performance.now() < until);
  expect((await Promise.all(answers)).map(([data]) => String(data).slice(0, 15))).toEqual(Array(20).fill('HTTP/1.1 200 OK'));
  await ended;
});

test('a request under way is answered, and nobody new is taken', async () => {
  const port = await open();
  const slow = fetchText(port, '/slow');
  await expect.poll(() => answerSlow !== null).toBe(true);
  const ended = drain(server, life, { linger: 20, deadline: 5_000 });
  await expect.poll(() => server.listening).toBe(false);
  await expect(fetchText(port, '/')).rejects.toThrow('ECONNREFUSED');
  answerSlow?.();
  expect(await slow).toEqual({ body: 'done', connection: 'close' });
  await ended;
});

test('for a moment an idle connection is still answered, and told to close', async () => {
  const port = await open();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect((await fetchText(port, '/', agent)).connection).toBe('keep-alive');
  const ended = drain(server, life, { linger: 1_000, deadline: 5_000 });
  await expect.poll(() => server.listening).toBe(false);
  expect(await fetchText(port, '/', agent)).toEqual({ body: 'done', connection: 'close' });
  await ended;
  agent.destroy();
});

test('without connections it ends at once', async () => {
  await open();
  const started = performance.now();
  await drain(server, life, { linger: 5_000, deadline: 10_000 });
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('whoever never finishes is cut at the deadline', async () => {
  const port = await open();
  const slow = fetchText(port, '/slow');
  await expect.poll(() => answerSlow !== null).toBe(true);
  const cut = expect(slow).rejects.toThrow();
  await drain(server, life, { linger: 0, deadline: 300 });
  await cut;
});
