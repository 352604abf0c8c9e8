import { AppError } from '@repo/facts';
import type { StartError } from '../env/start-error.ts';
import { maskPersonalData } from '../log/mask.ts';

type Params = Readonly<Record<string, string>>;

const anotherRelease = 'Use the release that wrote it';

/** What the database refuses to start with, by code. */
const lines: Readonly<Record<string, (params: Params) => string>> = {
  DATA_DIR_LOCKED: ({ pid, host, since, file }) =>
    `Another process has this data folder open: pid ${pid} on ${host}, since ${since}. Stop it, or set DATA_DIR to another folder. (${file})`,
  DATA_DIR_UNWRITABLE: ({ dir, reason }) =>
    `The data folder ${dir} cannot be written to (${reason}). Set DATA_DIR to a folder of yours.`,
  DATABASE_VERSION: ({ found, installed }) =>
    `The data folder was written by PGlite ${found}, and this release has ${installed}. ${anotherRelease}, or set DATA_DIR to another folder.`,
  DATABASE_UNAVAILABLE: () =>
    'PostgreSQL does not answer at DATABASE_URL. Start it or correct the address; left blank, the embedded database is used.',
  DATABASE_TIME_ZONE: ({ zone }) =>
    `The database's sessions run in ${zone} and must run in UTC: take "timezone" out of DATABASE_URL.`,
  MIGRATION_EDITED: ({ name }) => `The migration ${name} was changed after it was applied. Put it back and write a new one.`,
  MIGRATION_UNFINISHED: ({ name }) =>
    `The migration ${name} was begun by another tool and not finished. Resolve it there first.`,
  MIGRATION_UNKNOWN: ({ name }) =>
    `The database has the migration ${name}, which this release does not know. ${anotherRelease}, or set DATA_DIR or DATABASE_URL to another database.`,
  DEMO_NAME_TAKEN: ({ name }) =>
    `The demo account cannot be made: ${name} belongs to somebody else. Set demo: false in buniyad.config.ts.`,
};

/** PostgreSQL's refusals of a login, by SQLSTATE. */
const refusedLogins: Readonly<Record<string, string>> = {
  '28P01': 'PostgreSQL refuses the user or the password of DATABASE_URL.',
  '28000': 'PostgreSQL refuses this login of DATABASE_URL.',
  '3D000': 'The database that DATABASE_URL names does not exist. Create it first.',
};

/**
 * The lines that tell a person why the product did not start and what to do.
 * @returns null when the reason is unknown: then it belongs into the log, with its stack
 */
export function explainFailure(error: unknown): string | null {
  if (isStartError(error)) return error.message;
  if (error instanceof AppError && error.code === 'MIGRATION_FAILED') return failedMigration(error);
  if (error instanceof AppError) return lines[error.code]?.(error.params) ?? null;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  return refusedLogins[state] ?? null;
}

/** The database's own sentence, because whoever wrote the migration mends it by that. */
function failedMigration({ params: { name }, cause }: AppError): string {
  const reason = maskPersonalData(firstLine(cause));
  return `The migration ${name} failed and nothing of it stayed. The database says: ${reason}. Correct its migration.sql and start again.`;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** By name, not by class: in development the reloaded modules have a copy of the class. */
function isStartError(error: unknown): error is StartError {
  return error instanceof Error && error.name === 'StartError';
}

/** One line for what nobody foresaw. */
export function unforeseen(error: unknown): string {
  return maskPersonalData(`The product could not start: ${firstLine(error)}`);
}
