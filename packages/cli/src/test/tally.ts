import { type Figure, holdsTests, type Results } from './results.ts';
import type { Task } from './turbo-tasks.ts';

/** One line of the outcome: a suite of tests, or a step that passes or fails as a whole. */
export interface Line {
  /** For example `unit packages/db`. */
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
  /** Tests that passed only when they were tried again. */
  readonly secondTry: readonly string[];
  /** What its tests counted or measured; absent where nothing was. */
  readonly figures?: readonly Figure[];
  readonly cached: boolean;
  readonly milliseconds: number;
  /** What to read when something failed. */
  readonly log: string;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const kinds: Readonly<Record<string, string>> = {
  typecheck: 'types',
  test: 'unit',
  'test:browser': 'browser',
  'test:repository': 'whole',
};

/**
 * The line of a task. A suite that broke down, left no counts or never ran counts as one failure: a sum must not look better for
 * it. A step such as a type check counts as one.
 */
export function lineOf(task: Task, results: Results | null): Line {
  const base = {
    name: `${(kinds[task.name] ?? task.name).padEnd(8)} ${task.folder}`,
    cached: task.cached,
    milliseconds: task.milliseconds,
    log: task.exitCode === null ? 'Not run: something that it depends on failed.' : task.log,
  };
  const well = task.exitCode === 0;
  if (!well)
    return {
      ...base,
      passed: results?.passed ?? 0,
      failed: Math.max(results?.failed ?? 0, 1),
      skipped: results?.skipped ?? [],
      secondTry: results?.secondTry ?? [],
      figures: results?.figures ?? [],
    };
  if (!holdsTests(task.name)) return { ...base, passed: 1, failed: 0, skipped: [], secondTry: [] };
  if (results === null)
    return { ...base, passed: 0, failed: 1, skipped: [], secondTry: [], log: `${task.log}\nIt left no counts.` };
  return { ...base, ...results };
}

export function totalOf(lines: readonly Line[]): Totals {
  const sum = (count: (line: Line) => number) => lines.reduce((total, line) => total + count(line), 0);
  return {
    passed: sum((line) => line.passed),
    failed: sum((line) => line.failed),
    skipped: sum((line) => line.skipped.length),
  };
}

/** How many tests were skipped for want of what, most first; a test that names no need stands for itself. */
export function skippedByNeed(lines: readonly Line[]): [need: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of lines.flatMap((line) => line.skipped)) {
    const need = /\[needs (.+?)\]/.exec(name)?.[1];
    const key = need === undefined ? `“${name}” is switched off` : `needs ${need}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
