import { Agent, get } from 'node:http';

export interface Load {
  /** Answers by status. */
  readonly statuses: Map<number, number>;
  /** Error codes of requests that got no answer. */
  readonly failures: Map<string, number>;
  stop(): Promise<void>;
}

/** Sends requests at a steady rate over kept connections until stopped or refused. */
export function startLoad(url: string, perSecond: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const statuses = new Map<number, number>();
  const failures = new Map<string, number>();
  const open = new Set<Promise<void>>();
  const send = () => {
    const answered = new Promise<void>((resolve) => {
      get(url, { agent }, (response) => {
        statuses.set(response.statusCode ?? 0, (statuses.get(response.statusCode ?? 0) ?? 0) + 1);
        response.resume().on('close', resolve);
      }).on('error', (error: NodeJS.ErrnoException) => {
        failures.set(error.code ?? error.message, (failures.get(error.code ?? error.message) ?? 0) + 1);
        resolve();
      });
    }).finally(() => open.delete(answered));
    open.add(answered);
  };
  const timer = setInterval(send, 1000 / perSecond);
  return {
    statuses,
    failures,
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
      agent.destroy();
    },
  };
}
