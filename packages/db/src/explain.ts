/** What the commands of this package say of what they cannot do. */
import { AppError } from '@repo/facts';

type Params = Readonly<Record<string, string>>;

const lines: Readonly<Record<string, (params: Params) => string>> = {
  DATABASE_ABSENT: ({ dir }) => `There is no database in ${dir}: nothing to back up. Set DATA_DIR if it is elsewhere.`,
  DATABASE_EXISTS: ({ dir }) =>
    `${dir} has a database already. Add --force to replace it: the one there is kept beside the new one.`,
  BACKUP_EXISTS: ({ file }) => `${file} exists and was left as it is: name another file.`,
  BACKUP_ABSENT: ({ file }) => `There is no file ${file}. Nothing was changed.`,
  BACKUP_INVALID: ({ file }) => `${file} is not a complete backup of this product. Nothing was changed.`,
  MIGRATION_NAME_INVALID: ({ name }) =>
    `"${name}" cannot be the name of a migration: small Latin letters, digits and underscores, a letter first: npm run db:diff -- add_orders`,
  DATABASE_VERSION: ({ found, installed }) =>
    `The database was written by PGlite ${found}, which this release (PGlite ${installed}) cannot read. Use the release that wrote it.`,
  MIGRATION_UNKNOWN: ({ name }) => `The backup is of a later release: it has the migration ${name}. Nothing was changed.`,
  MIGRATION_EDITED: ({ name }) => `The backup was made with another text of the migration ${name}. Nothing was changed.`,
  DATA_DIR_LOCKED: ({ pid, host, since }) =>
    `The database is in use by process ${pid} on ${host} since ${since}. Stop it first, then try again.`,
  DATA_DIR_UNWRITABLE: ({ dir, reason }) => `The folder ${dir} cannot be written (${reason}).`,
};

/** One line that says what is wrong and what to do; null for an error that is none of these. */
export function explain(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  return error.code === 'MIGRATION_FAILED' ? failedMigration(error) : (lines[error.code]?.(error.params) ?? null);
}

function failedMigration({ params: { name }, cause }: AppError): string {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return `The migration ${name} failed. The database says: ${reason}. Correct its migration.sql and try again.`;
}
