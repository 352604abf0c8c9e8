/** A server of the benchmark as a process of its own, so that its work is not taken for a client's. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import type { Target } from './plan.ts';

export interface BenchServer extends Target {
  /** Microseconds of processor time that it has used so far. */
  cpu(): Promise<number>;
  stop(): void;
}

interface Announcement {
  readonly port: number;
  readonly key: string;
}

/** In the child: listens, says where, and says what it has used whenever it is asked. */
export function announce(server: Server, key: string): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const said: Announcement = { port: address !== null && typeof address === 'object' ? address.port : 0, key };
    process.send?.(said);
  });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.once('disconnect', () => process.exit());
}

/**
 * In the parent.
 * @param program its name among the built ones
 * @throws Error when it ends before it listens
 */
export async function startBenchServer(program: string): Promise<BenchServer> {
  const child = fork(join(dirname(process.argv[1] ?? ''), `${program}.js`));
  const { port, key } = await answerOf<Announcement>(child);
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    apiKey: key,
    cpu() {
      child.send('cpu');
      return answerOf<number>(child);
    },
    stop: () => child.disconnect(),
  };
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  const ended = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
    throw new Error(`A server of the benchmark ended with ${code}`);
  });
  try {
    const [answer] = await Promise.race([once(child, 'message'), ended]);
    return answer;
  } finally {
    ended.catch(() => {});
    gone.abort();
  }
}
