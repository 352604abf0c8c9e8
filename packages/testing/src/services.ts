/** Finds the programs that some tests need and that npm cannot install: Chromium and PostgreSQL. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Service = 'chromium' | 'postgres';

/** How to get each on Debian and Ubuntu. */
export const installHints: Readonly<Record<Service, string>> = {
  chromium: 'Chromium; install it with: sudo apt-get install chromium',
  postgres: 'PostgreSQL; install it with: sudo apt-get install postgresql',
};

/** The variable that names each to tests: `npm test` sets it, and Turborepo makes it part of its cache key. */
const variables = { chromium: 'BUNIYAD_CHROMIUM', postgres: 'BUNIYAD_POSTGRES' } as const;

/** The path of a Chromium or Chrome, or null. `BUNIYAD_CHROMIUM` wins when it is set; blank means "none". */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = namedBy('chromium', env);
  if (named !== undefined) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const bundled = [
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return firstExecutable([...bundled, ...onPath(names, env)]);
}

/** The directory with PostgreSQL's `initdb` and `postgres`, or null. `BUNIYAD_POSTGRES` wins; blank means "none". */
export function findPostgres(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = namedBy('postgres', env);
  if (named !== undefined) return named;
  const versioned = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    versionsUnder(root).map((name) => join(root, name, 'bin')),
  );
  const directories = [...versioned, ...(env.PATH ?? '').split(delimiter).filter(Boolean)];
  return (
    directories.find((directory) => isExecutable(join(directory, 'initdb')) && isExecutable(join(directory, 'postgres'))) ??
    null
  );
}

/** Whether tests that need this service can run here. A running cluster named by `TEST_POSTGRES_URL` counts. */
export function isPresent(service: Service, env: NodeJS.ProcessEnv = process.env): boolean {
  if (service === 'chromium') return findChromium(env) !== null;
  return Boolean(env.TEST_POSTGRES_URL) || findPostgres(env) !== null;
}

/** Why tests that need this service are skipped here, and what to do. */
export function whyAbsent(service: Service, env: NodeJS.ProcessEnv = process.env): string {
  if (isUnnamedUnderTurbo(service, env)) return `${variables[service]}, which \`npm test\` sets`;
  return installHints[service];
}

/** What the variable says: a path, null for "none", undefined when nobody said anything. */
function namedBy(service: Service, env: NodeJS.ProcessEnv): string | null | undefined {
  const value = env[variables[service]];
  if (value !== undefined) return value || null;
  return isUnnamedUnderTurbo(service, env) ? null : undefined;
}

/** A task whose cache key does not hold the service must not use it: its cached result would outlive the service. */
function isUnnamedUnderTurbo(service: Service, env: NodeJS.ProcessEnv): boolean {
  return env.TURBO_HASH !== undefined && env[variables[service]] === undefined;
}

/** Newest first; `15` under Debian's folder, `postgresql@17` under Homebrew's. */
function versionsUnder(root: string): string[] {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch {
    return [];
  }
  const version = (name: string) => Number(/^(?:postgresql@)?(\d+)$/.exec(name)?.[1] ?? 0);
  return names.filter((name) => version(name) > 0).sort((a, b) => version(b) - version(a));
}

function onPath(names: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const directories = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => directories.map((directory) => join(directory, name)));
}

function firstExecutable(paths: readonly string[]): string | null {
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
