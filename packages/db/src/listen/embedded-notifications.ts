/** Listening on the only session of the embedded database: it hears what it said itself, before its commit is answered. */
import type { PoolClient } from 'pg';
import type { EmbeddedPool } from '../embedded/embedded-pool.ts';
import { Ears, type Notifications } from './notifications.ts';

export function embeddedNotifications(pool: EmbeddedPool): Notifications {
  const ears = new Ears();
  const ready = new Set<string>();
  const attached = new WeakSet<PoolClient>();
  let ended = false;

  const attach = (client: PoolClient) => {
    if (attached.has(client)) return;
    attached.add(client);
    client.on('notification', ears.tell);
  };
  pool.on('connect', attach);

  return {
    listen(channel, hear, broken = () => undefined) {
      const stop = ears.add({ channel, hear, broken });
      const begin = async () => {
        pool.listenTo(channel);
        const client = await pool.connect();
        try {
          attach(client);
          await client.query(`LISTEN ${channel}`);
          if (!ended) ready.add(channel);
        } finally {
          client.release();
        }
      };
      // Whoever listens reads past its memory until this is done.
      if (!ready.has(channel)) begin().catch(() => ready.delete(channel));
      return { connected: () => ready.has(channel), stop };
    },
    async end() {
      ended = true;
      ready.clear();
      ears.clear();
      pool.off('connect', attach);
    },
  };
}
