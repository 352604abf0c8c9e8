/** What the verb touches: a folder, a terminal, the network; a test gives its own. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { createSourceFetch, type Fetch, modelShelf, systemUser } from '@repo/gateway/models';
import { createDiscovery, type DiscoveredServer, type ModelCard } from '@repo/inference';
import { root } from '../../bin/paths.mjs';

export interface Surroundings {
  /** The folder of models. */
  readonly folder: string;
  /** Where the person stood. */
  readonly from: string;
  readonly shelf: readonly ModelCard[];
  readonly fetch: Fetch;
  /** Ends what `fetch` has opened. */
  close(): Promise<void>;
  readonly user: string;
  readonly signal: AbortSignal;
  /** Settings because of which no file of the folder is loaded. */
  readonly overruledBy: readonly string[];
  say(line: string): void;
  /** Writes over the line before, where that is possible: null where it is not. */
  readonly rewrite: ((line: string) => void) | null;
  /** Null where nobody sits at a terminal. */
  readonly ask: ((question: string) => Promise<string>) | null;
  servers(): Promise<readonly DiscoveredServer[]>;
  now(): Date;
}

export function surroundings(signal: AbortSignal): Surroundings {
  const { stdin, stdout } = process;
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const set = (name: string) => Boolean(process.env[name]?.trim());
  const folder = join(resolve(root, process.env.DATA_DIR?.trim() || '.data'), 'models');
  return {
    folder,
    from: process.env.INIT_CWD ?? process.cwd(),
    shelf: modelShelf(),
    ...createSourceFetch(folder),
    user: systemUser(),
    signal,
    overruledBy: ['DATABASE_URL', 'INFERENCE_URL', 'MODEL_PATH'].filter(set),
    say: (line) => console.log(line),
    rewrite: stdout.isTTY ? (line) => stdout.write(`\r\u001b[K${line}`) : null,
    ask: stdin.isTTY && stdout.isTTY ? (question) => answerTo(question, signal) : null,
    servers: () => createDiscovery().find(),
    now: () => new Date(),
  };
}

async function answerTo(question: string, signal: AbortSignal): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A reader of lines takes Ctrl-C for itself.
  terminal.once('SIGINT', () => process.emit('SIGINT'));
  try {
    return await terminal.question(question, { signal });
  } finally {
    terminal.close();
  }
}
