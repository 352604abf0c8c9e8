import { networkInterfaces } from 'node:os';
import type { Env } from '../env/schema.ts';
import { isLoopbackHost } from '../http/loopback.ts';

export interface Addresses {
  /** Where links in mail point and where people open the product. */
  readonly publicUrl: URL;
  /** Exact origins that may change something. */
  readonly trustedOrigins: readonly string[];
  /** The product can be reached from other machines, so what only one's own laptop may have is off. */
  readonly exposed: boolean;
  /** This machine reaches the product at localhost, and no proxy stands in between. */
  readonly onLoopback: boolean;
  /** Addresses for the people in the room, when the host listens on a network. */
  readonly room: readonly string[];
}

/** The IPv4 addresses by which other machines see this one. */
export function networkAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
}

/** Works out who may call, from where the host listens and what the owner says its address is. */
export function addressesOf(
  { HOST, PUBLIC_URL }: Pick<Env, 'HOST' | 'PUBLIC_URL'>,
  port: number,
  network: readonly string[] = networkAddresses(),
): Addresses {
  const at = (host: string) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const local = isLoopbackHost(HOST);
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  const room = local ? [] : (everywhere ? network : [HOST]).map(at);
  if (PUBLIC_URL) {
    const exposed = !local || !isLoopbackHost(PUBLIC_URL.hostname);
    return { publicUrl: PUBLIC_URL, trustedOrigins: [PUBLIC_URL.origin], exposed, onLoopback: !exposed, room };
  }
  const own = [at('localhost'), at('127.0.0.1')];
  const publicUrl = new URL(room[0] ?? at('localhost'));
  return { publicUrl, trustedOrigins: [...own, ...room], exposed: !local, onLoopback: local || everywhere, room };
}
