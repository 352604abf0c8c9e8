/** What a built app takes of memory, as its own figures tell: the whole of the process, after a collection. */

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { RunningApp } from '@repo/testing/start-app';
import { Pool } from 'undici';

/** Arguments of Node with which a process collects when it is told to. */
export const collecting = ['--expose-gc', '--import', pathToFileURL(join(import.meta.dirname, 'collect.mjs')).href];

/** Mebibytes of the process once it rests: the least of a few looks, each some seconds after a collection. */
export async function memoryOf({ url, process: child }: RunningApp): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 4; look += 1) {
    child.kill('SIGUSR2');
    await wait(3_000);
    const text = await (await fetch(`${url}/metrics`)).text();
    looks.push(Number(/^process_memory_bytes\{kind="rss"\} (\S+)$/m.exec(text)?.[1] ?? Number.NaN));
  }
  return Math.min(...looks) / 1_048_576;
}

/**
 * Asks so many times, over twenty connections: mostly what a signed-in person reads, with pages, what is refused and what is not there.
 * @throws Error when an answer has another status than it should
 */
export async function askMany(url: string, cookie: string, count: number): Promise<void> {
  const audit = `/trpc/platform.audit.list?input=${encodeURIComponent('{}')}`;
  const kinds = [
    { path: '/trpc/platform.session', status: 200 },
    { path: audit, status: 200 },
    { path: '/trpc/platform.session,platform.services?batch=1', status: 200 },
    { path: '/', status: 200 },
    { path: '/api/nothing', status: 404 },
  ] as const;
  const pool = new Pool(url, { connections: 20 });
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const { path, status } = kinds[left % kinds.length] ?? kinds[0];
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers: { cookie } });
      await body.dump();
      if (statusCode !== status) throw new Error(`${path} was answered with ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));
  await pool.close();
}
