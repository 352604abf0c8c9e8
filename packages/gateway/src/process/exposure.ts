/** When others than this machine may connect: only by a wish in words, with a strong key, and never in plain text. */
import { z } from 'zod';

const keyBytes = 32;
/** Of 32 random bytes about 30 differ; fewer than half means that somebody typed them. */
const differentBytes = 16;

/** An address beside the loopback ones; the token of the start does not open it, the key does. */
export const exposure = z
  .strictObject({
    /** Said in words, so that no address alone opens the gateway. */
    reachableByOthers: z.literal(true),
    /** An address of this machine. */
    address: z.union([z.ipv4(), z.ipv6()]),
    port: z.int().min(1).max(65_535),
    /** Names by which clients call it; another `Host` is refused. */
    hosts: z.array(z.string().min(1)).min(1).readonly(),
    key: z.string().refine(isStrong, `must be at least ${keyBytes} random bytes in hex or base64`),
    /** PEM files. */
    tls: z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) }).exactOptional(),
    /** A proxy in front speaks TLS with the clients, and nobody reaches this address past it. */
    behindProxy: z.literal(true).exactOptional(),
  })
  .refine(({ tls, behindProxy }) => tls !== undefined || behindProxy, 'needs tls or behindProxy');

export type Exposure = z.output<typeof exposure>;

function isStrong(key: string): boolean {
  const bytes = bytesOf(key);
  return bytes.length >= keyBytes && new Set(bytes).size >= differentBytes;
}

function bytesOf(key: string): Buffer {
  if (/^(?:[0-9a-f]{2})+$/i.test(key)) return Buffer.from(key, 'hex');
  return Buffer.from(/^[\w+/-]+={0,2}$/.test(key) ? key : '', 'base64');
}
