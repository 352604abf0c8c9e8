import { createLogger } from '../log/create-logger.ts';
import type { Log } from '../log/log.ts';

export interface Terminal {
  /** A line for the person who starts the product, to standard output. */
  readonly say: (line: string) => void;
  /** The log, to standard error: readable on a terminal, JSON otherwise. */
  readonly log: Log;
}

export function openTerminal(): Terminal {
  return {
    say: (line) => process.stdout.write(`${line}\n`),
    log: createLogger({ interactive: process.stderr.isTTY === true, write: (line) => process.stderr.write(line) }),
  };
}
