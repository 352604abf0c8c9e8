/**
 * What the host costs, in ratios of one run: the built app as a process of its own on the embedded database, asked over 20
 * connections. Prints a table; it is no test, because figures move with the machine.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startApp } from '@repo/testing/start-app';
import { answersPerSecond } from './load.ts';
import { measureSessionChecks } from './session-checks.ts';
import { signInDemo } from './sign-in.ts';

const [app = 'launchpad'] = process.argv.slice(2);
const rounds = 3;
const seconds = 3;
const callsInBatch = 10;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function startRaw() {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'raw-http.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`node:http alone did not start (exit code ${code})`)),
  );
  ended.catch(() => undefined);
  const [line] = await Promise.race([once(child.stdout, 'data'), ended]);
  return { url: String(line).trim(), stop: () => child.kill() };
}

const raw = await startRaw();
const running = await startApp(app, { timeout: 60_000, nodeArgs: [] });
const measured = { raw: [0], anonymous: [0], signedIn: [0], batched: [0] };
try {
  const headers = { cookie: await signInDemo(running.url) };
  const call = '/trpc/platform.session';
  const batch = `/trpc/${Array.from({ length: callsInBatch }, () => 'platform.session').join(',')}?batch=1`;
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    measured.raw[round] = await answersPerSecond(raw.url, { path: '/' }, seconds);
    measured.anonymous[round] = await answersPerSecond(running.url, { path: call }, seconds);
    measured.signedIn[round] = await answersPerSecond(running.url, { path: call, headers }, seconds);
    measured.batched[round] = callsInBatch * (await answersPerSecond(running.url, { path: batch }, seconds));
  }
} finally {
  raw.stop();
  await running.stop();
}
const checks = await measureSessionChecks(rounds, seconds);
const rate = (kind: keyof typeof measured) => median(measured[kind].slice(1));
const remembered = median(checks.map((each) => each.remembered));
const read = median(checks.map((each) => each.read));

const whole = (value: number) => Math.round(value).toLocaleString('en');
console.table({
  'node:http alone': { 'per second': whole(rate('raw')) },
  'public query': { 'per second': whole(rate('anonymous')) },
  'authenticated query': { 'per second': whole(rate('signedIn')) },
  'queries in batches of ten': { 'per second': whole(rate('batched')) },
  'session check, remembered': { 'per second': whole(remembered) },
  'session check, read': { 'per second': whole(read) },
});
const ratio = (value: number, target: number) => ({
  ratio: value.toFixed(2),
  target: `>= ${target}`,
  holds: value >= target ? 'yes' : 'NO',
});
console.table({
  'authenticated / public': ratio(rate('signedIn') / rate('anonymous'), 0.5),
  'public / node:http': ratio(rate('anonymous') / rate('raw'), 0.15),
  'batched calls / single calls': ratio(rate('batched') / rate('anonymous'), 4),
  'remembered / read': ratio(remembered / read, 10),
});
console.log(
  `Medians of ${rounds} rounds of ${seconds} s after one to warm up; ${app} on the embedded database, Node ${process.versions.node}.`,
);
