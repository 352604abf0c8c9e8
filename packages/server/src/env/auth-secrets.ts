import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './schema.ts';
import { StartError } from './start-error.ts';

/**
 * The secrets that sign sessions: the first signs, all verify. Without `AUTH_SECRET` one of 32 random bytes is made once and
 * kept in the data folder, readable by this user alone.
 */
export function authSecrets(env: Pick<Env, 'AUTH_SECRET'>, dataDir: string | null): readonly string[] {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  if (dataDir === null) throw new StartError('There is neither AUTH_SECRET nor a data folder to keep a generated secret in.');
  return [storedSecret(join(dataDir, 'auth-secret'))];
}

function storedSecret(file: string): string {
  const found = read(file);
  if (found !== null) return found;
  // A link appears whole or not at all, so a second process never reads half a secret.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  const made = read(file);
  if (made === null) throw new StartError(`The secret in ${file} could not be kept. Set AUTH_SECRET instead.`);
  return made;
}

function read(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (text.length < 32)
    throw new StartError(`The secret in ${file} is too short. Delete that file: everybody then signs in again.`);
  chmodSync(file, 0o600);
  return text;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
