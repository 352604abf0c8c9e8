import { accessSync, constants, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes the data folder, for this user alone, and gives its absolute path.
 * @throws StartError when it cannot be made or written to
 */
export function openDataDir(name: string, base: string): string {
  const path = isAbsolute(name) ? name : join(base, name);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new StartError(`The data folder ${path} cannot be written to${code}. Set DATA_DIR to a folder of yours.`);
  }
  return path;
}
