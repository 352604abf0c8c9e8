/** Listening on a connection of its own to a PostgreSQL server, which is made again when it breaks. */
import pg from 'pg';
import { Ears, type Notifications } from './notifications.ts';

export interface PostgresNotificationsOptions {
  readonly url: string;
  readonly log: (line: string) => void;
  /** Milliseconds before the first further attempt to connect; each one waits twice as long, up to 5 s. */
  readonly firstPause?: number;
}

const longestPause = 5_000;
/** Milliseconds between two signs of life: without an answer to one until the next, nobody counts on hearing anything. */
const pulse = 400;
/** Milliseconds without an answer after which the connection counts as broken. */
const longestSilence = 5_000;

/** Connects when somebody listens for the first time. */
export function postgresNotifications({ url, log, firstPause = 100 }: PostgresNotificationsOptions): Notifications {
  const ears = new Ears();
  const heard = new Set<string>();
  let client: pg.Client | null = null;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let beating: NodeJS.Timeout | undefined;
  let alive = false;
  let pause = firstPause;

  const lose = (lost: pg.Client, reason: string) => {
    if (client !== lost) return;
    client = null;
    heard.clear();
    clearInterval(beating);
    lost.end().catch(() => undefined);
    if (ended) return;
    log(`database: the connection that listens broke: ${reason}`);
    ears.tellBroken();
    timer = setTimeout(connect, pause);
    pause = Math.min(longestPause, pause * 2);
  };

  /**
   * A line that breaks without a word may tell nothing for hours, and whoever remembers would believe that nothing has changed. What
   * was held back arrives before the answer to a sign of life, so that nothing is missed where it comes late.
   */
  const watch = (watched: pg.Client) => {
    let asked: number | null = null;
    alive = true;
    const silent = () => {
      if (asked === null || client !== watched) return;
      alive = false;
      if (performance.now() - asked > longestSilence) lose(watched, 'no sign of life');
    };
    beating = setInterval(() => {
      // After the sockets were read: a process that was busy may have its answer there.
      if (asked !== null) return setImmediate(silent);
      asked = performance.now();
      return watched.query('SELECT 1').then(
        () => {
          asked = null;
          if (client === watched) alive = true;
        },
        () => undefined,
      );
    }, pulse);
    beating.unref();
  };

  const connect = () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'buniyad listens',
      connectionTimeoutMillis: longestPause,
    });
    client = fresh;
    fresh.on('notification', ears.tell);
    fresh.on('error', ({ message }) => lose(fresh, message));
    fresh.on('end', () => lose(fresh, 'closed'));
    fresh.connect().then(
      async () => {
        if (client !== fresh) return;
        pause = firstPause;
        watch(fresh);
        await Promise.all(ears.channels.map((channel) => ask(fresh, channel)));
      },
      (error: unknown) => lose(fresh, String(error)),
    );
  };

  const ask = async (asked: pg.Client, channel: string) => {
    try {
      await asked.query(`LISTEN ${channel}`);
      if (client === asked) heard.add(channel);
    } catch (error) {
      lose(asked, String(error));
    }
  };

  return {
    listen(channel, hear, broken = () => undefined) {
      const stop = ears.add({ channel, hear, broken });
      if (!client && !timer) connect();
      else if (client && !heard.has(channel)) void ask(client, channel);
      return { connected: () => alive && heard.has(channel), stop };
    },
    async end() {
      ended = true;
      clearTimeout(timer);
      clearInterval(beating);
      heard.clear();
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
