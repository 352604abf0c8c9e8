import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Check, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** Milliseconds that the library gets to load. */
const patience = 30_000;

/** What loads a model file: the gateway's program and llama.cpp. Neither is needed where a model server answers. */
export async function checkGateway({ root }: Context): Promise<Check[]> {
  const built = existsSync(join(root, 'packages/gateway/dist/gateway.js'));
  return [
    built
      ? ok('model.gateway', 'The gateway is built')
      : note('model.gateway', 'The gateway is not built yet', 'npm start builds it.'),
    await llama(root),
  ];
}

/** In a process of its own: a binary for another processor ends the process that loads it. */
async function llama(root: string): Promise<Check> {
  const id = 'model.llama';
  const module = pathToFileURL(join(root, 'packages/gateway/src/llama/load-llama.ts')).href;
  const program = join(import.meta.dirname, '../try-llama.mjs');
  const args = ['--import', import.meta.resolve('tsx'), program, module];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: join(root, 'packages/gateway'), timeout: patience });
    return ok(id, 'llama.cpp loads on this machine');
  } catch (error) {
    const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    const reason = told || 'the process that loaded it ended';
    return note(
      id,
      `llama.cpp does not load: ${reason}`,
      'Model files cannot be used here. Use a model server instead: Ollama, or INFERENCE_URL.',
    );
  }
}
