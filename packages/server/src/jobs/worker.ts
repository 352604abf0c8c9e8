import type { SqlExecutor } from '@repo/db';
import type PgBoss from 'pg-boss';
import type { Log } from '../log/log.ts';
import { maskPersonalData } from '../log/mask.ts';
import { type Claimed, claimJob, queuesWithWork } from './claim.ts';
import { payloadSchema, type Queue } from './queue.ts';
import { Turns } from './turns.ts';

export interface WorkerOptions {
  readonly boss: PgBoss;
  /** Waits for a database that is away. */
  readonly connection: SqlExecutor;
  /** Does not wait. */
  readonly direct: SqlExecutor;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly log: Log;
  /** Milliseconds between two looks at the queues; what this process sends is seen at once. */
  readonly interval: number;
}

interface Line {
  readonly queue: Queue;
  readonly turns: Turns;
}

/**
 * Takes jobs from all queues of a process. Not the library's own workers: they do not wait until the end of a job is stored, so a
 * database that is away would end the process and a drain could lose that end.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #lines: readonly Line[];
  readonly #running = new Set<Promise<void>>();
  readonly #ending = new AbortController();
  #looping: Promise<void> | null = null;
  #stopping = false;
  /** A job may be taken already, but not yet among those that run. */
  #taking = false;
  #woken = false;
  #rouse: () => void = () => {};

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#lines = [...options.queues.values()].map((queue) => ({ queue, turns: new Turns(queue.policy.perOrganization) }));
  }

  start(): void {
    this.#looping ??= this.#loop();
  }

  /** There is something to do, or there may be. */
  wake(): void {
    this.#woken = true;
    this.#rouse();
  }

  /** Resolves when nothing runs and nothing could run now. Not while jobs wait for their time. */
  async idle(): Promise<void> {
    for (;;) {
      await Promise.all(this.#running);
      const names = this.#lines.map(({ queue }) => queue.name);
      const left = await queuesWithWork(this.#options.connection, names);
      if (left.size === 0 && this.#running.size === 0 && !this.#taking) return;
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Takes no more; what runs may finish for so many milliseconds and is then given back. */
  async stop(patience: number): Promise<void> {
    this.#stopping = true;
    this.#rouse();
    await this.#looping;
    const end = setTimeout(() => this.#ending.abort(new Error('the process ended')), patience);
    while (this.#running.size > 0) await Promise.all(this.#running);
    clearTimeout(end);
  }

  async #loop(): Promise<void> {
    while (!this.#stopping) {
      this.#woken = false;
      this.#taking = true;
      try {
        await this.#takeAll();
      } catch (err) {
        this.#options.log.error({ err }, 'jobs could not be taken');
      }
      this.#taking = false;
      if (!this.#woken && !this.#stopping) await this.#sleep();
    }
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.interval);
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #takeAll(): Promise<void> {
    const { connection, direct } = this.#options;
    const free = this.#lines.filter(({ queue, turns }) => turns.count < queue.policy.concurrency);
    if (free.length === 0) return;
    const names = await queuesWithWork(
      connection,
      free.map(({ queue }) => queue.name),
    );
    for (const { queue, turns } of free.filter((line) => names.has(line.queue.name))) {
      while (!this.#stopping && turns.count < queue.policy.concurrency) {
        const claimed = await claimJob({ connection, direct }, queue.name, turns.next());
        if (!claimed) break;
        this.#run(queue, turns, claimed);
      }
    }
  }

  #run(queue: Queue, turns: Turns, claimed: Claimed): void {
    turns.begin(claimed.orgId);
    const run = this.#attempt(queue, claimed)
      .catch((err: unknown) => this.#options.log.error({ err, job: queue.name }, 'the end of a job could not be stored'))
      .finally(() => {
        turns.end(claimed.orgId);
        this.#running.delete(run);
        this.wake();
      });
    this.#running.add(run);
  }

  async #attempt(queue: Queue, { id, data, attempt }: Claimed): Promise<void> {
    const { boss, log } = this.#options;
    const { name, policy, retry } = queue;
    const signal = AbortSignal.any([this.#ending.signal, AbortSignal.timeout(policy.timeoutSeconds * 1_000)]);
    try {
      const payload = payloadSchema.parse(data);
      await Promise.race([queue.run({ id, payload, attempt, signal }), aborted(signal)]);
    } catch (error) {
      const last = attempt > retry.limit;
      log[last ? 'error' : 'warn']({ err: error, job: name, attempt, last }, 'a job failed');
      await boss.fail(name, id, reasonOf(error));
      return;
    }
    await boss.complete(name, id);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

/** What is kept of an error: no stack, no addresses of people. */
function reasonOf(error: unknown): { message: string } {
  return { message: maskPersonalData(error instanceof Error ? error.message : String(error)).slice(0, 1_000) };
}
