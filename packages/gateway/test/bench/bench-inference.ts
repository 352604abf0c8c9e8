/**
 * What a client costs, in ratios of one run: every client reads the same streams of one server in another process, one round after
 * the other in an order that changes. Prints tables; with `--assert` its exit code says whether the targets hold. It is no test,
 * because figures move with the machine, and it does not begin on one that is at work.
 */
import { availableParallelism, loadavg } from 'node:os';
import { aiStreamText } from './clients/ai.ts';
import { governed } from './clients/governed.ts';
import { openaiCreate, openaiStream } from './clients/openai.ts';
import { ours } from './clients/ours.ts';
import { fetchClient, rawClient } from './clients/raw.ts';
import { type Measured, measure, median, type Size } from './measure.ts';
import type { BenchClient } from './plan.ts';
import { type BenchServer, startBenchServer } from './process.ts';
import { printRatios, printTable } from './tables.ts';

const known = ['--assert', '--anyway', '--short'];
const args = process.argv.slice(2);
const strange = args.find((arg) => !known.includes(arg));
if (strange !== undefined) {
  console.error(`bench:inference knows ${known.join(', ')}, not ${strange}.`);
  process.exit(2);
}
const load = (loadavg()[0] ?? 0) / availableParallelism();
if (load > 0.5 && !args.includes('--anyway')) {
  console.error(`The machine is at work (load ${load.toFixed(2)} for each processor). Wait, or measure with -- --anyway.`);
  process.exit(2);
}
const short = args.includes('--short');
const rounds = short ? 3 : 5;
const warmUp = short ? 20 : 80;
const size: Size = { firstTokens: 120, longStream: 8_000, streams: 100, tokensOfEach: 100 };

interface Runner {
  readonly client: BenchClient;
  readonly server: BenchServer;
  readonly measured: Measured[];
}

const direct = await startBenchServer('synthetic-server');
const gateway = await startBenchServer('synthetic-gateway');
const on = (server: BenchServer, client: BenchClient): Runner => ({ client, server, measured: [] });
const runners: readonly Runner[] = [
  on(direct, rawClient(direct)),
  on(direct, fetchClient(direct)),
  on(direct, openaiCreate(direct)),
  on(direct, openaiStream(direct)),
  on(direct, aiStreamText(direct)),
  on(direct, ours(direct)),
  on(direct, await governed(direct)),
  on(gateway, ours(gateway, 'ours, our gateway')),
];

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

try {
  for (const { client } of runners) {
    for (let asked = 0; asked < warmUp; asked += 1) await client.stream({ tokens: 10, paceMs: 0 });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { client, server, measured } of shuffled(runners)) measured.push(await measure(client, server, size));
    console.error(`round ${round + 1} of ${rounds}`);
  }
} finally {
  await Promise.all(runners.map(({ client }) => client.close()));
  direct.stop();
  gateway.stop();
}

const rows = new Map(
  runners.map(({ client, measured }) => {
    const of = (field: keyof Measured) => median(measured.map((one) => one[field]));
    return [
      client.name,
      {
        firstTokenP50: of('firstTokenP50'),
        firstTokenP99: of('firstTokenP99'),
        thousandTokensPerSecond: of('thousandTokensPerSecond'),
        cpuPerToken: of('cpuPerToken'),
        loopP99: of('loopP99'),
        serverCpuPerToken: of('serverCpuPerToken'),
      },
    ] as const;
  }),
);
printTable(rows);
const held = printRatios(rows);
console.log(
  `Medians of ${rounds} rounds: ${size.firstTokens} streams of one token one after the other, one of ${size.longStream}, and ${size.streams} at once of ${size.tokensOfEach} tokens 10 ms apart. Node ${process.versions.node}, load ${load.toFixed(2)}.`,
);
if (args.includes('--assert') && !held) process.exitCode = 1;
