/** A line to a server that can break and come back, while the server itself goes on. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface Line {
  /** Where the server is reached through it. */
  readonly port: number;
  /** Every connection breaks, and new ones are refused. */
  cut(): void;
  /** Nothing arrives any more, at either end, and nobody is told. */
  silence(): void;
  /** What was held back arrives; new connections are taken. */
  mend(): void;
  close(): void;
}

/**
 * @param target port of the server on this machine
 *
 * @example
 * const line = await openLine(Number(new URL(postgres.url).port));
 * line.cut();
 */
export async function openLine(target: number): Promise<Line> {
  let whole = true;
  let silent = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => to.write(chunk)).on('end', () => to.end());
      from.on('error', () => to.destroy()).on('close', () => sockets.delete(from) && to.destroy());
      if (silent) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the line has no port');
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    silence() {
      silent = true;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      whole = true;
      silent = false;
      for (const socket of sockets) socket.resume();
    },
    close() {
      cut();
      server.close();
    },
  };
}
