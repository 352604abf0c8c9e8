/** The transactions of one procedure: one at a time, the last one open until the answer is known where that is to be stored in it. */
import type { Database, PlatformPurpose, Tx } from '@repo/db';

export interface Transactions {
  /** `ctx.tenant` */
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The database for everything else of the procedure: whoever uses it has the open transaction committed first. */
  readonly db: Database;
  /** Commits the open transaction where one waits for its answer. */
  readonly release: () => Promise<unknown>;
  /** Ends the open transaction with its last words. False when there is none to hear them. */
  readonly commit: (last: (tx: Tx) => Promise<void>) => Promise<boolean>;
  /** Undoes the open transaction, because the procedure failed. */
  readonly undo: (reason: unknown) => Promise<void>;
}

export interface TransactionsOptions {
  readonly db: Database;
  /** Opens a transaction of the organization. */
  readonly inTenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Who asks, for the audit log of the platform. */
  readonly by: Omit<PlatformPurpose, 'reason'>;
  /** Runs at the end of each transaction that changes something, in it. */
  readonly beforeEnd: (tx: Tx) => Promise<void>;
  /** Null: every transaction is committed at once. Otherwise one stays open, and this runs in it if its answer has to wait. */
  readonly early: ((tx: Tx) => Promise<void>) | null;
}

type Ending = { readonly last: (tx: Tx) => Promise<void> } | { readonly reason: unknown };

interface Held {
  /** False when it is ending already. */
  readonly end: (ending: Ending) => boolean;
  /** Settles with the transaction. */
  readonly ended: Promise<void>;
}

/** Milliseconds for which a transaction waits for the answer: what takes longer is a network, and it holds a connection. */
const patience = 250;

export function createTransactions(options: TransactionsOptions): Transactions {
  const { inTenant, beforeEnd, early } = options;
  let open = false;
  let held: Held | null = null;

  const settle = async (ending: Ending): Promise<boolean> => {
    const current = held;
    if (!current) return false;
    held = null;
    const heard = current.end(ending);
    await current.ended;
    return heard;
  };
  const release = () => (early ? settle({ last: early }) : Promise.resolve(false));

  /** Gives what `fn` gives while the transaction is still open. */
  const hold = <T>(fn: (tx: Tx) => Promise<T>, wait: (tx: Tx) => Promise<void>): Promise<T> =>
    new Promise((resolve, reject) => {
      const ended = inTenant(async (tx) => {
        const value = await fn(tx);
        await beforeEnd(tx);
        const ending = await new Promise<Ending>((end) => {
          let ending = false;
          const endOnce = (how: Ending): boolean => {
            clearTimeout(timer);
            if (ending) return false;
            ending = true;
            end(how);
            return true;
          };
          const timer = setTimeout(() => endOnce({ last: wait }), patience);
          held = { ended: settled, end: endOnce };
          resolve(value);
        });
        if ('reason' in ending) throw ending.reason;
        await ending.last(tx);
      });
      const settled = ended.then(() => undefined);
      // Before the value was given this is the caller's failure; after it, that of whoever ends the transaction.
      settled.catch(reject);
    });

  const tenant = async <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => {
    if (open) throw new Error('A transaction of this procedure is open already');
    open = true;
    try {
      await release();
      if (early) return await hold(fn, early);
      return await inTenant(carried(fn, beforeEnd));
    } finally {
      open = false;
    }
  };

  return {
    tenant,
    db: carrying(options, release),
    release,
    commit: (last) => settle({ last }),
    undo: async (reason) => {
      await settle({ reason }).catch(() => undefined);
    },
  };
}

const carried =
  <T>(fn: (tx: Tx) => Promise<T>, beforeEnd: (tx: Tx) => Promise<void>) =>
  async (tx: Tx): Promise<T> => {
    const value = await fn(tx);
    await beforeEnd(tx);
    return value;
  };

/** The transactions of its own that it opens end with `beforeEnd`, as those of the organization do, and name who asks. */
function carrying({ db, by, beforeEnd }: TransactionsOptions, release: () => Promise<unknown>): Database {
  return {
    kind: db.kind,
    get prisma() {
      // It cannot wait here. The embedded database has one connection, so that what follows does.
      void release().catch(() => undefined);
      return db.prisma;
    },
    get authClient() {
      return db.authClient;
    },
    query: async (text, values) => {
      await release();
      return db.query(text, values);
    },
    withTenant: async (scope, fn, last) => {
      await release();
      return db.withTenant(scope, fn, last);
    },
    withPlatform: async (purpose, fn, last) => {
      await release();
      const named = typeof purpose === 'string' ? { reason: purpose, ...by } : purpose;
      return db.withPlatform(named, carried(fn, beforeEnd), last);
    },
    renewTenant: async (reason, scope, tables, fn) => {
      await release();
      return db.renewTenant(reason, scope, tables, carried(fn, beforeEnd));
    },
    jobConnection: db.jobConnection,
    listen: (channel, hear, broken) => db.listen(channel, hear, broken),
    ping: () => db.ping(),
    close: () => db.close(),
  };
}
