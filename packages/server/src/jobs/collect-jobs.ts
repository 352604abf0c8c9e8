import type { Database, LastStep, SqlExecutor, Tx } from '@repo/db';
import type { JobSender, SendOptions } from '@repo/vertical';

/** A job as it waits for the end of its transaction. */
export interface JobRequest {
  readonly name: string;
  readonly orgId: string | null;
  readonly input: unknown;
  readonly options: SendOptions;
  /** Of jobs with one key one runs at a time; in a queue that absorbs, one more waits at most. */
  readonly key?: string;
}

/** Where jobs go. */
export interface JobPort {
  /** Puts jobs into the queue, on a connection of the caller's: inside a transaction they share its fate. */
  insert(connection: SqlExecutor, requests: readonly JobRequest[]): Promise<void>;
  /** Tells the workers of this process that there is something to do. */
  wake(): void;
}

/** The transactions of one organization, and the jobs that are sent with them. */
export interface TenantWork {
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly jobs: JobSender;
}

/**
 * Opens one transaction at a time. The role of a tenant has no rights to the queue, so jobs are collected and sent as the last step
 * of their transaction, by the login role: with it they are there or not.
 */
export function tenantWork(db: Database, orgId: string, port: JobPort): TenantWork {
  let open: JobRequest[] | null = null;
  return {
    async tenant(fn) {
      if (open) throw new Error('A transaction of this procedure is open already');
      const requests: JobRequest[] = [];
      open = requests;
      try {
        const result = await db.withTenant({ orgId }, fn, sending(port, requests));
        if (requests.length > 0) port.wake();
        return result;
      } finally {
        open = null;
      }
    },
    jobs: {
      send({ name, input: schema }, input, options = {}) {
        if (!open) throw new Error(`The job "${name}" is sent outside of a transaction`);
        open.push({ name, orgId, input: schema.parse(input), options });
      },
    },
  };
}

/** Sends what was collected until the work of the transaction was done. */
export const sending =
  (port: JobPort, requests: readonly JobRequest[]): LastStep =>
  () =>
    requests.length === 0 ? null : (connection) => port.insert(connection, requests);

/** For contexts without a queue: sending is an error there. */
export const noJobs: JobPort = {
  async insert() {
    throw new Error('There is no job queue here');
  },
  wake: () => {},
};
