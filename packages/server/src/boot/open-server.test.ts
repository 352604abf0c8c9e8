import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openServer, type RequestTimes } from './open-server.ts';

let server: Server;
let sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  server.closeAllConnections();
  server.close();
});

/** Answers with the body that it was sent, once that is there. */
async function open(times?: RequestTimes): Promise<number> {
  server = openServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => response.end(`got ${body}`));
    // Of one that is cut off.
    request.on('error', () => {});
  }, times);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function dial(port: number): Socket {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  sockets.push(socket);
  return socket;
}

/** All that the server says until it closes. */
async function untilClosed(socket: Socket): Promise<string> {
  let said = '';
  socket.on('data', (text) => {
    said += String(text);
  });
  await once(socket, 'close');
  return said;
}

const soon: RequestTimes = { headers: 60, request: 120, look: 10 };
const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n';

test.each([
  ['says nothing', ''],
  ['sends headers without an end', head],
  ['sends headers and half a body', `${head}\r\nha`],
])('who %s is told so and hung up on', async (_, text) => {
  const socket = dial(await open(soon));
  socket.write(text);
  expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a byte now and then does not make the time longer', async () => {
  const socket = dial(await open(soon));
  socket.write('GET / HTTP/1.1\r\nX-Slow: ');
  const dripping = setInterval(() => socket.write('a'), 10);
  try {
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1\.1 408 /);
  } finally {
    clearInterval(dripping);
  }
});

test('the limits of a product let an ordinary request in two parts through', async () => {
  const port = await open();
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 600_000]);
  const socket = dial(port);
  socket.write(`${head}\r\nha`);
  socket.write('lf');
  expect(String(await once(socket, 'data'))).toMatch(/ 200 OK.*got half/s);
});
