import { type Env, envSchema } from './schema.ts';
import { StartError } from './start-error.ts';

/**
 * Reads the environment. Blank means unset; every name is optional.
 * @throws StartError with one line for each faulty name, never with its value
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const known = Object.keys(envSchema.shape).map((name) => [name, source[name]?.trim() || undefined]);
  const result = envSchema.safeParse(Object.fromEntries(known));
  if (result.success) return result.data;
  const lines = new Map(result.error.issues.map((issue) => [issue.path[0], `${String(issue.path[0])} ${issue.message}.`]));
  throw new StartError(...lines.values(), 'Correct it in .env or in the shell, or leave it blank for the default.');
}
