/** Listening on the only session of the embedded database: it hears what it said itself, before its commit is answered. */
import type { Pool, PoolClient } from 'pg';
import { Ears, type Notifications } from './notifications.ts';

export function embeddedNotifications(pool: Pool): Notifications {
  const ears = new Ears();
  const ready = new Set<string>();
  const attached = new WeakSet<PoolClient>();
  let ended = false;

  const attach = (client: PoolClient) => {
    if (attached.has(client)) return;
    attached.add(client);
    client.on('notification', ears.tell);
  };
  const ask = async (client: PoolClient, channel: string) => {
    attach(client);
    await client.query(`LISTEN ${channel}`);
    if (!ended) ready.add(channel);
  };
  // A session that begins anew has forgotten what it listened to. Its first statement is this one, before anybody else's.
  const onConnect = (client: PoolClient) => {
    for (const channel of ears.channels) ask(client, channel).catch(() => ready.delete(channel));
  };
  pool.on('connect', onConnect);

  return {
    listen(channel, hear, broken = () => undefined) {
      const stop = ears.add({ channel, hear, broken });
      const begin = async () => {
        const client = await pool.connect();
        await ask(client, channel).finally(() => client.release());
      };
      if (!ready.has(channel)) begin().catch(() => ready.delete(channel));
      return { connected: () => ready.has(channel), stop };
    },
    async end() {
      ended = true;
      ready.clear();
      ears.clear();
      pool.off('connect', onConnect);
    },
  };
}
