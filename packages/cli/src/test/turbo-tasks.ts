import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One task as Turborepo ran it, or did not. */
export interface Task {
  /** For example `@repo/db#test`. */
  readonly id: string;
  /** For example `test`. */
  readonly name: string;
  /** For example `packages/db`. */
  readonly folder: string;
  /** Null when it never ran because something that it depends on failed. */
  readonly exitCode: number | null;
  readonly cached: boolean;
  readonly milliseconds: number;
  /** Everything that it printed. */
  readonly log: string;
}

export interface TurboCall {
  readonly root: string;
  /** Program and first arguments. */
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly tasks: readonly string[];
  /** Further flags, for example `--concurrency=2`. */
  readonly flags: readonly string[];
}

interface Summary {
  tasks: {
    taskId: string;
    task: string;
    directory: string;
    command: string;
    /** Absent where the task is never cached: only then its output is kept nowhere. */
    logFile?: string;
    cache: { status: 'HIT' | 'MISS' };
    execution?: { startTime: number; endTime: number; exitCode: number | null };
  }[];
}

/** One line of a task's output while it runs. */
export type OnLine = (taskId: string, text: string) => void;

/** Runs tasks to the end, whatever fails on the way, and says what became of each. */
export async function runTurboTasks(call: TurboCall, onLine: OnLine): Promise<Task[]> {
  const planned = await plan(call);
  const before = new Set(summaries(call.root));
  const complaints: string[] = [];
  const heard = new Map<string, string[]>();
  const flags = ['--continue=dependencies-successful', '--summarize', '--json', ...call.flags];
  const exitCode = await run(call, flags, (line, stream) => {
    const event = stream === 'stdout' ? parseEvent(line) : null;
    if (event === null) complaints.push(line);
    else if (event.source !== 'turbo') {
      const lines = heard.get(event.source) ?? [];
      heard.set(event.source, lines);
      lines.push(event.text);
      onLine(event.source, event.text);
    }
  });
  const summary = summaries(call.root).find((path) => !before.has(path));
  if (summary === undefined)
    throw new Error(`Turborepo ended with exit code ${exitCode} and no summary:\n${complaints.join('\n')}`);
  const ran = new Map(readSummary(readFileSync(summary, 'utf8')).tasks.map((task) => [task.taskId, task]));
  rmSync(summary);
  return planned.map(({ taskId, task, directory, logFile }) => {
    const execution = ran.get(taskId)?.execution;
    const kept = logFile === undefined ? '' : join(call.root, logFile);
    const log = existsSync(kept) ? readFileSync(kept, 'utf8') : (heard.get(taskId) ?? []).join('\n');
    return {
      id: taskId,
      name: task,
      folder: directory,
      exitCode: execution === undefined ? null : (execution.exitCode ?? 1),
      cached: ran.get(taskId)?.cache.status === 'HIT',
      milliseconds: execution === undefined ? 0 : execution.endTime - execution.startTime,
      log: execution === undefined ? '' : log.trim(),
    };
  });
}

/** The files in which Turborepo keeps what became of its runs. */
function summaries(root: string): string[] {
  const folder = join(root, '.turbo', 'runs');
  return existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
}

/** What would run, leaving out tasks without a script of that name. */
async function plan(call: TurboCall): Promise<Summary['tasks']> {
  const printed = { stdout: [] as string[], stderr: [] as string[] };
  const exitCode = await run(call, ['--dry=json'], (line, stream) => printed[stream].push(line));
  if (exitCode !== 0) throw new Error(`Turborepo could not plan the run:\n${printed.stderr.join('\n')}`);
  return readSummary(printed.stdout.join('\n')).tasks.filter(({ command }) => command !== '<NONEXISTENT>');
}

function run(
  { root, command, env, tasks }: TurboCall,
  flags: readonly string[],
  onLine: (line: string, stream: 'stdout' | 'stderr') => void,
): Promise<number | null> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, 'run', ...tasks, ...flags], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of ['stdout', 'stderr'] as const)
      createInterface({ input: child[stream] }).on('line', (line) => onLine(line, stream));
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function readSummary(text: string): Summary {
  return JSON.parse(text) as Summary;
}

function parseEvent(line: string): { source: string; text: string } | null {
  if (!line.startsWith('{')) return null;
  const { source, text } = JSON.parse(line) as Partial<Record<'source' | 'text', string>>;
  return source === undefined || text === undefined ? null : { source, text };
}
