import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BenchClient, Plan } from './plan.ts';
import type { BenchServer } from './process.ts';

/** Of one client in one round. */
export interface Measured {
  /** Milliseconds. */
  readonly firstTokenP50: number;
  readonly firstTokenP99: number;
  /** Of one stream that is as fast as it is read; thousands. */
  readonly thousandTokensPerSecond: number;
  /** Microseconds of processor time of this process for each token, with many streams at once. */
  readonly cpuPerToken: number;
  /** Milliseconds that the event loop was late, meanwhile. */
  readonly loopP99: number;
  /** Microseconds of processor time of the server for each token, meanwhile. */
  readonly serverCpuPerToken: number;
}

export interface Size {
  readonly firstTokens: number;
  readonly longStream: number;
  readonly streams: number;
  readonly tokensOfEach: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** One after the other, so that nothing but the way there and back is in it. */
async function firstTokens(client: BenchClient, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let asked = 0; asked < count; asked += 1) {
    times.push((await client.stream({ tokens: 1, paceMs: 0 })).firstTokenMs);
  }
  return times.sort((a, b) => a - b);
}

async function longStream(client: BenchClient, tokens: number): Promise<number> {
  const began = performance.now();
  await client.stream({ tokens, paceMs: 0 });
  return tokens / (performance.now() - began);
}

async function manyStreams(client: BenchClient, server: BenchServer, { streams, tokensOfEach }: Size) {
  const plan: Plan = { tokens: tokensOfEach, paceMs: 10 };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const serverBefore = await server.cpu();
  delay.enable();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: streams }, () => client.stream(plan)));
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  const serverUsed = (await server.cpu()) - serverBefore;
  const tokens = streams * tokensOfEach;
  return { cpu: (user + system) / tokens, loop: delay.percentile(99) / 1e6, server: serverUsed / tokens };
}

/** One round of one client. */
export async function measure(client: BenchClient, server: BenchServer, size: Size): Promise<Measured> {
  const times = await firstTokens(client, size.firstTokens);
  const speed = await longStream(client, size.longStream);
  const many = await manyStreams(client, server, size);
  return {
    firstTokenP50: quantile(times, 0.5),
    firstTokenP99: quantile(times, 0.99),
    thousandTokensPerSecond: speed,
    cpuPerToken: many.cpu,
    loopP99: many.loop,
    serverCpuPerToken: many.server,
  };
}
