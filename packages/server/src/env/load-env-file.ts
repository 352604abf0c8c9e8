import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';

/** Reads `.env` of the folder, if there is one. What the shell set already wins. */
export function loadEnvIn(folder: string): void {
  const file = join(folder, '.env');
  if (existsSync(file)) loadEnvFile(file);
}
