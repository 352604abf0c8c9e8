import { createServer } from 'node:http';
import { z } from 'zod';
import { listen } from '../boot/listen.ts';
import type { Env } from '../env/schema.ts';

/** Who has the port. */
export type PortUse =
  | { readonly state: 'free' }
  /** This product answers, of this folder or of another; `ready` is what it says of itself. */
  | { readonly state: 'product'; readonly ready: boolean }
  | { readonly state: 'other' }
  /** It cannot be listened on, and why. */
  | { readonly state: 'unusable'; readonly reason: string };

/** Milliseconds that whoever has the port gets to say what it is. */
const patience = 2_000;

/** What `platform.services` answers, as far as no other program does. */
const services = z.object({ result: z.object({ data: z.array(z.object({ id: z.string(), mode: z.string() })) }) });

/** Tries the port and, where it is taken, asks on it whether this product has it. */
export async function portUse({ HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>): Promise<PortUse> {
  const probe = createServer();
  try {
    await listen(probe, PORT, HOST);
    await new Promise((resolve) => probe.close(resolve));
    return { state: 'free' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!/is taken/.test(reason)) return { state: 'unusable', reason };
  }
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  const host = everywhere ? '127.0.0.1' : HOST;
  const base = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
  if (!services.safeParse(await jsonAt(`${base}/trpc/platform.services`)).success) return { state: 'other' };
  return {
    state: 'product',
    ready: z.object({ status: z.literal('ready') }).safeParse(await jsonAt(`${base}/readyz`)).success,
  };
}

async function jsonAt(url: string): Promise<unknown> {
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' })).json();
  } catch {
    return null;
  }
}
