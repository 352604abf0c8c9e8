import { isIPv6 } from 'node:net';
import { expandIPv6 } from 'hono/utils/ipaddr';

/** Whoever has one IPv6 address has the whole /64. */
export function networkOf(ip: string): string {
  return isIPv6(ip) ? expandIPv6(ip).split(':').slice(0, 4).join(':') : ip;
}
