import { createLogger } from '../log/create-logger.ts';
import type { Log } from '../log/log.ts';
import { writeTogether } from '../log/write-together.ts';

export interface Terminal {
  /** A line for the person who starts the product, to standard output. */
  readonly say: (line: string) => void;
  /** The log, to standard error: readable on a terminal, JSON otherwise. */
  readonly log: Log;
}

export function openTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  const write = (text: string) => void process.stderr.write(text);
  return {
    say: (line) => process.stdout.write(`${line}\n`),
    log: createLogger({ interactive, write: interactive ? write : writeTogether(write) }),
  };
}
