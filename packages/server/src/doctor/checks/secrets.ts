import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '../../env/schema.ts';
import { type Check, fault, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** Names whose values nobody else may read: an address may hold a password. */
const secretNames = [
  'AUTH_SECRET',
  'DATABASE_URL',
  'INFERENCE_KEY',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'S3_URL',
  'SMS_URL',
  'OIDC_URL',
] as const satisfies readonly (keyof Env)[];

/** Who can read the files that hold secrets, and whether the kept session secret will do. */
export function checkSecrets({ dataDir, file, env }: Context): Check[] {
  const session = sessionSecret(dataDir, env);
  if (process.platform === 'win32') {
    return [...session, note('data.mode', 'Windows has no file modes: who can read the secrets was not looked at')];
  }
  // Nobody gets past a folder that is closed.
  const reachable = dataDir !== null && existsSync(dataDir) && isOpen(dataDir);
  const kept = reachable ? ['auth-secret', 'gateway.json', 'database'].map((name) => join(dataDir, name)) : [];
  const holds = secretNames.some((name) => file.values?.[name]?.trim());
  return [...session, modeOf('data.mode', kept), ...(holds ? [modeOf('env.mode', [file.path])] : [])];
}

/** Others of this machine can open it. */
const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0;

function sessionSecret(dataDir: string | null, { AUTH_SECRET }: Pick<Env, 'AUTH_SECRET'>): Check[] {
  const id = 'data.session-secret';
  if (AUTH_SECRET) return [ok(id, 'Sessions are signed by AUTH_SECRET')];
  if (dataDir === null) return [];
  const path = join(dataDir, 'auth-secret');
  if (!existsSync(path)) return [ok(id, 'A secret for sessions is made at the first start')];
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch {
    return [fault(id, `${path} cannot be read by this user`, `chown it back to this user, or set AUTH_SECRET.`)];
  }
  if (text.length < 32)
    return [fault(id, `The secret in ${path} is too short`, `Delete that file: everybody then signs in again.`)];
  return [ok(id, `Sessions are signed by the secret in ${path}`)];
}

function modeOf(id: string, paths: readonly string[]): Check {
  const open = paths.filter((path) => existsSync(path) && isOpen(path));
  if (open.length === 0)
    return ok(id, `No other user of this machine can open ${id === 'env.mode' ? '.env' : 'what is kept there'}`);
  const close = (path: string) => `chmod ${statSync(path).isDirectory() ? '700' : '600'} ${quoted(path)}`;
  const found = open.map((path) => `${path} (mode ${(statSync(path).mode & 0o777).toString(8).padStart(4, '0')})`);
  return fault(id, `Other users of this machine can open ${found.join(', ')}`, open.map(close).join(' && '));
}

const quoted = (path: string): string => (/[^\w./-]/.test(path) ? `"${path}"` : path);
