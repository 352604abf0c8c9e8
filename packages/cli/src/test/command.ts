import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, release, type } from 'node:os';
import { join } from 'node:path';
import { toolEnv } from '../../bin/env.mjs';
import { prepare } from '../../bin/install.mjs';
import { root } from '../../bin/paths.mjs';
import { Stop } from '../../bin/stop.mjs';
import { turboCommand } from '../../bin/turbo.mjs';
import { allChecks } from '../lint/checks.ts';
import { runChecks } from '../lint/command.ts';
import { readWorkspaces } from '../workspace/read-workspaces.ts';
import { deepReport, formatFigures, formatLines, formatSecondTry, formatSkipped, lastLine } from './format.ts';
import { makeMemoryFolder } from './memory-folder.ts';
import { Progress } from './progress.ts';
import { clearResults, readResults } from './results.ts';
import { startTestServices, type TestServices } from './services.ts';
import { type Line, lineOf, totalOf } from './tally.ts';
import { runTurboTasks } from './turbo-tasks.ts';

const tasks = ['typecheck', 'test', 'test:browser', 'test:repository'];

/** `npm test`, `npm run test:deep`; `-- --force` runs again what did not change. */
export async function test(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--deep' && arg !== '--force');
  if (unknown.length > 0) throw new Stop(`test knows --deep and --force only, not ${unknown.join(' ')}.`);
  const started = Date.now();
  const deep = args.includes('--deep');
  // A deep run stays on a disk, as a product does.
  const memory = deep ? null : makeMemoryFolder();
  if (memory !== null) process.env.TMPDIR = memory.path;
  const services = await startTestServices();
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    for (const note of services.notes) console.log(note);
    const lines = [...(await runLint()), ...(await runSuites(services, deep, args.includes('--force')))];
    if (!interrupted) report(lines, services, deep, (Date.now() - started) / 1000);
  } catch (error) {
    if (!interrupted) throw error;
  } finally {
    await services.stop();
    memory?.remove();
  }
  if (interrupted) throw new Stop('Interrupted.', { exitCode: 130 });
}

async function runLint(): Promise<Line[]> {
  const failed = await runChecks(allChecks);
  return allChecks.map(({ name }) => {
    const bad = failed.includes(name);
    return {
      name: `lint     ${name}`,
      passed: bad ? 0 : 1,
      failed: bad ? 1 : 0,
      skipped: [],
      secondTry: [],
      cached: false,
      milliseconds: 0,
      log: '',
    };
  });
}

async function runSuites(services: TestServices, deep: boolean, force: boolean): Promise<Line[]> {
  const pnpm = await prepare();
  // Suites wait for browsers, processes and timers: one more than there are cores keeps the cores at work.
  const atOnce = availableParallelism() + 1;
  clearResults(
    root,
    readWorkspaces(root).map(({ folder }) => folder),
  );
  const progress = new Progress(atOnce);
  try {
    const ran = await runTurboTasks(
      {
        root,
        command: turboCommand,
        tasks,
        flags: [`--concurrency=${atOnce}`, ...(force ? ['--force'] : [])],
        env: {
          ...toolEnv([pnpm.directory]),
          ...services.env,
          BUNIYAD_NODE: process.version,
          ...(deep ? { TEST_DEEP: '1' } : {}),
          VITEST_MAX_WORKERS: '1',
        },
      },
      (id, text) => progress.line(id, text),
    );
    // Building and generating are not the subject; they are worth a line when they fail.
    const worthALine = ran.filter((task) => tasks.includes(task.name) || task.exitCode !== 0);
    return worthALine.map((task) => lineOf(task, readResults(root, task.folder, task.name)));
  } finally {
    progress.end();
  }
}

function report(lines: readonly Line[], services: TestServices, deep: boolean, seconds: number): void {
  for (const line of lines) if (line.failed > 0 && line.log !== '') console.log(`\n──── ${line.name}\n${line.log}`);
  console.log(`\n${formatLines(lines).join('\n')}\n`);
  for (const line of [...formatSkipped(lines), ...formatSecondTry(lines)]) console.log(line);
  const totals = totalOf(lines);
  if (deep) {
    for (const line of formatFigures(lines)) console.log(line);
    const date = new Date().toISOString().slice(0, 10);
    const { chromium, postgres } = services;
    const at = { date, seconds, node: process.version, system: `${type()} ${release()}`, chromium, postgres };
    mkdirSync(join(root, 'reports'), { recursive: true });
    writeFileSync(join(root, 'reports', `deep-${date}.md`), deepReport(lines, totals, at));
    console.log(`Report: reports/deep-${date}.md`);
  }
  console.log(`Took ${Math.round(seconds)} s`);
  console.log(lastLine(totals));
  if (totals.failed > 0) process.exitCode = 1;
}
