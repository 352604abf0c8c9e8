/**
 * What a built app takes of memory at rest and after a long run, and how long an organization waits while another one asks fifty
 * times as often, reading alone (changes are limited): on the embedded database. Prints a table; it is no test, because figures move with the machine.
 */
import { startApp } from '@repo/testing/start-app';
import { tempDir } from '@repo/testing/temp-dir';
import { askMany, collecting, memoryOf } from './memory.ts';
import { measureNeighbours } from './neighbours.ts';
import { signInDemo } from './sign-in.ts';

const [app = 'launchpad'] = process.argv.slice(2);
const requests = { first: 10_000, last: 100_000 };
const seconds = 30;
const timeout = 120_000;

/** A session of the demo account in an organization of its own. */
async function signInElsewhere(url: string): Promise<string> {
  const cookie = await signInDemo(url);
  const response = await fetch(`${url}/api/auth/organization/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ name: 'Neighbours', slug: 'neighbours' }),
  });
  if (!response.ok) throw new Error(`no second organization was made: ${response.status}`);
  return cookie;
}

const folder = tempDir('bench-load');
try {
  const first = await startApp(app, { dataDir: folder.path, timeout, nodeArgs: [] });
  await first.stop();
  const running = await startApp(app, { dataDir: folder.path, timeout, nodeArgs: collecting });
  try {
    const idle = await memoryOf(running);
    const cookie = await signInDemo(running.url);
    const neighbours = await measureNeighbours(
      running.url,
      { calm: cookie, busy: await signInElsewhere(running.url) },
      seconds,
    );
    const began = performance.now();
    await askMany(running.url, cookie, requests.first);
    const early = await memoryOf(running);
    await askMany(running.url, cookie, requests.last - requests.first);
    const late = await memoryOf(running);
    const took = Math.round((performance.now() - began) / 1000);

    const whole = (value: number) => Math.round(value);
    const { alone, beside, busy } = neighbours;
    console.table({
      'memory at rest, MiB': { figure: whole(idle), target: '<= 450', holds: idle <= 450 ? 'yes' : 'NO' },
      'memory after 100,000 requests / after 10,000': {
        figure: `${(late / early).toFixed(2)} (${whole(late)} / ${whole(early)} MiB)`,
        target: '<= 1.1',
        holds: late / early <= 1.1 ? 'yes' : 'NO',
      },
      'p95 beside a busy neighbour / alone': {
        figure: `${(beside.p95 / alone.p95).toFixed(2)} (${beside.p95.toFixed(1)} / ${alone.p95.toFixed(1)} ms)`,
        target: '<= 1.5',
        holds: beside.p95 / alone.p95 <= 1.5 ? 'yes' : 'NO',
      },
      'errors of both': {
        figure: beside.errors + busy.errors,
        target: '0',
        holds: beside.errors + busy.errors === 0 ? 'yes' : 'NO',
      },
    });
    console.log(
      `${alone.answers} and ${busy.answers} requests in ${seconds} s side by side; 100,000 requests in ${took} s; ${app} on the embedded database, Node ${process.versions.node}.`,
    );
  } finally {
    await running.stop();
  }
} finally {
  folder.remove();
}
