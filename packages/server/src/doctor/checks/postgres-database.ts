import { type Database, openDatabase } from '@repo/db';
import { explainFailure } from '../../boot/explain-failure.ts';
import { type Check, fault, ok } from '../check.ts';
import type { Context } from '../context.ts';
import { checkMigrations } from './embedded-database.ts';

/** The oldest PostgreSQL on which the migrations run. */
const oldest = 15;

/** The server of `DATABASE_URL`: whether it answers, its version, the two roles, and the migrations. Nothing is written. */
export async function checkPostgresDatabase({ env: { DATABASE_URL: url } }: Context): Promise<Check[]> {
  if (!url) return [];
  let db: Database;
  try {
    db = await openDatabase({ url, dataDir: '' });
  } catch (error) {
    const [found = '', ...fix] = (explainFailure(error) ?? 'PostgreSQL cannot be used at DATABASE_URL.').split(/(?<=[.:]) /);
    return [fault('database.server', found, fix.join(' ') || 'Correct DATABASE_URL in .env or in the shell.')];
  }
  try {
    const { version, ...identity } = await identityOf(db);
    const major = Math.floor(version / 10_000);
    const answers = ok('database.server', `PostgreSQL ${major} answers at ${new URL(url).host}`);
    if (major < oldest) {
      return [
        fault('database.server', `PostgreSQL ${major} answers at ${new URL(url).host}`, `Use PostgreSQL ${oldest} or newer.`),
      ];
    }
    return [answers, rolesLine(identity), await checkMigrations(db)];
  } finally {
    await db.close();
  }
}

interface Identity {
  readonly login: string;
  readonly mayCreateRoles: boolean;
  readonly superuser: boolean;
  /** Of the two roles, those that exist, and those that the login may become. */
  readonly existing: readonly string[];
  readonly granted: readonly string[];
}

async function identityOf(db: Database): Promise<Identity & { readonly version: number }> {
  const { rows } = await db.query<Identity & { version: number }>(
    `
    SELECT current_setting('server_version_num')::int AS version, current_user AS login,
      rolcreaterole AS "mayCreateRoles", rolsuper AS superuser,
      ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1)) AS existing,
      ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1) AND pg_has_role(rolname, 'MEMBER')) AS granted
    FROM pg_roles WHERE rolname = current_user`,
    [roles],
  );
  const [identity] = rows;
  if (!identity) throw new Error('the login role is not in pg_roles');
  return identity;
}

const roles = ['app_rls', 'app_platform'];

function rolesLine({ login, mayCreateRoles, superuser, existing, granted }: Identity): Check {
  const id = 'database.roles';
  const name = `"${login.replaceAll('"', '""')}"`;
  const grant = `GRANT app_rls, app_platform TO ${name};`;
  const missing = roles.filter((role) => !existing.includes(role));
  if (missing.length > 0) {
    if (mayCreateRoles || superuser) return ok(id, `The roles ${missing.join(' and ')} are made by the first migration`);
    const create = missing.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join(' ');
    return fault(
      id,
      `${missing.join(' and ')} do not exist, and ${login} may not make roles`,
      `As an administrator: ${create} ${grant}`,
    );
  }
  if (granted.length < roles.length)
    return fault(id, `${login} may not become app_rls and app_platform`, `As an administrator: ${grant}`);
  return ok(id, `${login} may become app_rls and app_platform`);
}
