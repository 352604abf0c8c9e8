/** How long one organization waits while another one asks fifty times as often. */
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

/** Requests a second of the quiet one. */
const calm = 2;
const busy = 50 * calm;
const path = `/trpc/platform.audit.list?input=${encodeURIComponent('{}')}`;

export interface Waited {
  /** Milliseconds within which 95 of 100 answers came. */
  readonly p95: number;
  readonly answers: number;
  /** Answers other than 200. */
  readonly errors: number;
}

export interface Neighbours {
  readonly alone: Waited;
  readonly beside: Waited;
  readonly busy: Waited;
}

/** Asks at a steady rate, whether earlier answers are there or not. */
async function ask(url: string, cookie: string, perSecond: number, seconds: number): Promise<Waited> {
  const pool = new Pool(url, { connections: 20 });
  const times: number[] = [];
  let errors = 0;
  const one = async () => {
    const began = performance.now();
    const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { cookie } });
    await body.dump();
    times.push(performance.now() - began);
    if (statusCode !== 200) errors += 1;
  };
  const open: Promise<void>[] = [];
  const began = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    await wait(Math.max(0, began + (1000 * number) / perSecond - performance.now()));
    open.push(one());
  }
  await Promise.all(open);
  await pool.close();
  const sorted = times.toSorted((a, b) => a - b);
  return { p95: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN, answers: times.length, errors };
}

/** @param cookies of a session in each of two organizations */
export async function measureNeighbours(
  url: string,
  cookies: { readonly calm: string; readonly busy: string },
  seconds: number,
): Promise<Neighbours> {
  // Warms up.
  await ask(url, cookies.calm, busy, 3);
  const alone = await ask(url, cookies.calm, calm, seconds);
  const [beside, loud] = await Promise.all([ask(url, cookies.calm, calm, seconds), ask(url, cookies.busy, busy, seconds)]);
  return { alone, beside, busy: loud };
}
