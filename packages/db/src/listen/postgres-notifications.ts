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

/** Connects when somebody listens for the first time. */
export function postgresNotifications({ url, log, firstPause = 100 }: PostgresNotificationsOptions): Notifications {
  const ears = new Ears();
  const heard = new Set<string>();
  let client: pg.Client | null = null;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let pause = firstPause;

  const lose = (lost: pg.Client, reason: string) => {
    if (client !== lost) return;
    client = null;
    heard.clear();
    lost.end().catch(() => undefined);
    if (ended) return;
    log(`database: the connection that listens broke: ${reason}`);
    ears.tellBroken();
    timer = setTimeout(connect, pause);
    pause = Math.min(longestPause, pause * 2);
  };

  const connect = () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'buniyad listens', keepAlive: true });
    client = fresh;
    fresh.on('notification', ears.tell);
    fresh.on('error', ({ message }) => lose(fresh, message));
    fresh.on('end', () => lose(fresh, 'closed'));
    fresh.connect().then(
      async () => {
        pause = firstPause;
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
      return { connected: () => heard.has(channel), stop };
    },
    async end() {
      ended = true;
      clearTimeout(timer);
      heard.clear();
      const open = client;
      client = null;
      await open?.end().catch(() => undefined);
    },
  };
}
