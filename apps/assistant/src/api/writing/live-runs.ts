/** What models write in this process, for those who follow or stop it. */
import { LiveRun } from './live-run.ts';

export interface AnswerKey {
  readonly orgId: string;
  /** UUID of the message. */
  readonly id: string;
}

const runs = new Map<string, LiveRun>();

/** Null where another process writes it, or nobody does. */
export function liveRun(key: AnswerKey): LiveRun | null {
  return runs.get(nameOf(key)) ?? null;
}

export function beginRun(key: AnswerKey): LiveRun {
  const run = new LiveRun();
  runs.set(nameOf(key), run);
  return run;
}

/** Whoever follows it reads the stored message from now on. */
export function endRun(key: AnswerKey, run: LiveRun): void {
  if (runs.get(nameOf(key)) === run) runs.delete(nameOf(key));
  run.end();
}

function nameOf({ orgId, id }: AnswerKey): string {
  return `${orgId} ${id}`;
}
