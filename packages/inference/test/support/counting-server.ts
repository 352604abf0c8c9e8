/** A server that answers whatever it gets like a model would, and counts at the socket. */
import { createServer, type Socket } from 'node:net';
import { reply } from './replies.ts';

export interface CountingServer {
  readonly port: number;
  readonly origin: string;
  readonly baseURL: string;
  readonly connections: number;
  readonly bytes: number;
  close(): Promise<void>;
}

const answer = `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n${reply('leaked').join('')}`;

export async function startCountingServer(): Promise<CountingServer> {
  const sockets = new Set<Socket>();
  let [connections, bytes] = [0, 0];
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    baseURL: `http://127.0.0.1:${port}/v1`,
    get connections() {
      return connections;
    },
    get bytes() {
      return bytes;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
