import { explainFailure, unforeseen } from './explain-failure.ts';
import type { Terminal } from './terminal.ts';

/** Ends a start that failed: the reason in one clear line, exit code 1. A reason that nobody foresaw is logged with its stack. */
export function giveUp(error: unknown, { log }: Terminal): never {
  const known = explainFailure(error);
  if (known === null) log.error({ err: error }, 'the start failed');
  process.stderr.write(`${known ?? unforeseen(error)}\n`);
  process.exit(1);
}
