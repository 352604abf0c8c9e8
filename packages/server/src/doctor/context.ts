import { resolve } from 'node:path';
import { type EmbeddedFiles, inspectEmbedded } from '@repo/db';
import type { BuniyadConfig, InferenceSettings } from '@repo/vertical';
import { type Addresses, addressesOf } from '../boot/addresses.ts';
import { readEnv } from '../env/read-env.ts';
import { type Env, envSchema } from '../env/schema.ts';
import type { LookOptions } from '../inference/create-inference-service.ts';
import { type EnvFile, readEnvFile } from './env-file.ts';
import { type PortUse, portUse } from './port-use.ts';

export interface DoctorOptions {
  /** Of the repository. */
  readonly root: string;
  /** The environment of the shell, without `.env`. */
  readonly shell: Readonly<Record<string, string | undefined>>;
  /** Where to look for model servers; default: where the vendors' servers listen by themselves. */
  readonly look?: LookOptions;
}

/** What the checks look at; each fact is read once. */
export interface Context extends DoctorOptions {
  readonly file: EnvFile;
  /** Names whose value the schema refuses, with what it says; the others are in `env`, these with their default. */
  readonly refused: ReadonlyMap<string, string>;
  readonly env: Env;
  readonly addresses: Addresses;
  /** Absolute; null when nothing is kept on this machine. */
  readonly dataDir: string | null;
  /** Null with `DATABASE_URL`. */
  readonly embedded: EmbeddedFiles | null;
  /** A process has the embedded database open. */
  readonly running: boolean;
  readonly port: PortUse;
  /** `inference` of `buniyad.config.ts`, where that can be read. */
  readonly settings: InferenceSettings;
  /** Who is paid and who confirms it, as `buniyad.config.ts` has it. */
  readonly paid: Paid;
}

type Paid = Pick<BuniyadConfig, 'transfer' | 'operators'>;

/** Reads the surroundings and changes nothing. */
export async function readContext(
  options: DoctorOptions,
  { inference: settings = {}, transfer, operators = [] }: Partial<BuniyadConfig> = {},
): Promise<Context> {
  const { root, shell } = options;
  const file = readEnvFile(root);
  // What the shell set wins, as at a start.
  const source = { ...file.values, ...shell };
  const refused = refusedNames(source);
  const env = readEnv({ ...source, ...Object.fromEntries([...refused.keys()].map((name) => [name, ''])) });
  const dataDir = env.DATABASE_URL && env.AUTH_SECRET ? null : resolve(root, env.DATA_DIR);
  const embedded = env.DATABASE_URL || dataDir === null ? null : await inspectEmbedded(dataDir);
  const running = embedded?.lock.state === 'held';
  const addresses = addressesOf(env, env.PORT);
  const paid = { operators, ...(transfer && { transfer }) };
  return { ...options, file, refused, env, addresses, dataDir, embedded, running, port: await portUse(env), settings, paid };
}

function refusedNames(source: DoctorOptions['shell']): Map<string, string> {
  const known = Object.keys(envSchema.shape).map((name) => [name, source[name]?.trim() || undefined]);
  const result = envSchema.safeParse(Object.fromEntries(known));
  const issues = result.success ? [] : result.error.issues;
  return new Map(issues.map(({ path, message }) => [String(path[0]), message]));
}
