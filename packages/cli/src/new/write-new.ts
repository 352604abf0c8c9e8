import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Stop } from '../../bin/stop.mjs';
import type { NewPlan } from './plan-new.ts';

export interface WriteNewOptions {
  readonly plan: NewPlan;
  /** The repository. */
  readonly root: string;
  /** A file as it was when the plan was made. */
  readonly before: (path: string) => string;
  /** Puts the files of a folder of the repository into form. */
  readonly format: (root: string, folder: string) => void;
  /** Aborted: everything is taken away again. */
  readonly signal: AbortSignal;
}

/**
 * Writes everything aside first and moves it into its place at the end, in one go: a new file by its name, a changed one by its new text.
 * Never writes over a file that the plan did not read as it is.
 * @throws what went wrong, or the signal's reason, after everything is as it was
 */
export async function writeNew({ plan, root, before, format, signal }: WriteNewOptions): Promise<void> {
  const aside = `.new-${randomUUID().slice(0, 8)}`;
  try {
    for (const [path, text] of [...plan.added, ...plan.changed]) {
      signal.throwIfAborted();
      write(join(root, aside, path), text);
    }
    format(root, aside);
    // A signal that came meanwhile is delivered between two turns of the event loop.
    await setImmediate();
    signal.throwIfAborted();
    for (const path of plan.changed.keys()) {
      if (readFileSync(join(root, path), 'utf8') !== before(path)) throw new Stop(`${path} changed meanwhile: try again.`);
    }
    moveIntoPlace(plan, root, join(root, aside), before);
  } finally {
    rmSync(join(root, aside), { recursive: true, force: true, maxRetries: 3 });
  }
}

function moveIntoPlace(plan: NewPlan, root: string, aside: string, before: (path: string) => string): void {
  /** What takes back what is done so far, the last first. */
  const undo: (() => void)[] = [];
  try {
    for (const path of plan.added.keys()) {
      const target = join(root, path);
      if (existsSync(target)) throw new Stop(`${path} is there already.`);
      const firstMade = mkdirSync(dirname(target), { recursive: true });
      undo.unshift(() => rmSync(firstMade ?? target, { recursive: true, force: true }));
      renameSync(join(aside, path), target);
    }
    for (const path of plan.changed.keys()) {
      undo.unshift(() => writeFileSync(join(root, path), before(path)));
      renameSync(join(aside, path), join(root, path));
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
}
