import { type Statement, splitStatements, withoutComments } from './split-statements.ts';

export interface SqlMigration {
  /** `<timestamp>_<name>` */
  readonly name: string;
  readonly sql: string;
}

/** One migration that does what all of these did, but for the tables and enums that are left behind. */
export interface Squashed {
  /** `<timestamp of the last>_init`: migrations that the template adds later come after it. */
  readonly name: string;
  readonly sql: string;
}

const head = '-- The schema at the beginning: what the migrations before it came to.\n';

/**
 * @param migrations oldest first
 * @param left names of tables and enums that other verticals keep
 * @throws Error when a statement concerns both what is left behind and what is kept, and is no list of tables
 */
export function squashMigrations(migrations: readonly SqlMigration[], left: readonly string[]): Squashed {
  const gone = new Set(left);
  const kept = namesOfTables(migrations).filter((name) => !gone.has(name));
  const statements = migrations.flatMap(({ name, sql }) =>
    splitStatements(sql).flatMap((statement) => {
      try {
        return keep(statement, gone, kept);
      } catch (cause) {
        throw new Error(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    }),
  );
  const timestamp = /^\d+/.exec(migrations.at(-1)?.name ?? '')?.[0] ?? '00000000000000';
  return { name: `${timestamp}_init`, sql: head + statements.map(({ lead, sql }) => `${leadOf(lead)}${sql}\n`).join('') };
}

function keep(statement: Statement, gone: Set<string>, kept: readonly string[]): Statement[] {
  const bare = withoutComments(statement.sql);
  const left = [...gone].filter((name) => mentions(bare, name));
  if (left.length === 0) return [statement];
  if (!kept.some((name) => mentions(bare, name))) {
    // An index is later named without its table.
    const index = /^CREATE\s+(?:UNIQUE\s+)?INDEX\s+(?:CONCURRENTLY\s+)?(?:IF\s+NOT\s+EXISTS\s+)?"([^"]+)"/i.exec(bare)?.[1];
    if (index !== undefined) gone.add(index);
    return [];
  }
  return [{ ...statement, sql: withoutItems(statement.sql, left) }];
}

/** `GRANT … ON a, b TO …` without those of the list that are left behind. */
function withoutItems(sql: string, left: readonly string[]): string {
  const parts = /^((?:GRANT|REVOKE)\b[\s\S]*?\sON\s+(?:TABLE\s+)?)("[\s\S]*")(\s+(?:TO|FROM)\s[\s\S]*)$/i.exec(sql);
  const [, before = '', list = '', after = ''] = parts ?? [];
  const items = list.split(',').filter((item) => !left.includes(item.trim().replaceAll('"', '')));
  const rest = before + items.join(',').trim() + after;
  if (parts === null || left.some((name) => mentions(rest, name))) {
    throw new Error(`a statement concerns what is kept and what is left behind (${left.join(', ')}): ${sql.slice(0, 80)}…`);
  }
  return rest;
}

function namesOfTables(migrations: readonly SqlMigration[]): string[] {
  return migrations.flatMap(({ sql }) =>
    splitStatements(sql).flatMap((statement) => {
      const name = /^CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/i.exec(withoutComments(statement.sql).trim())?.[1];
      return name === undefined ? [] : [name];
    }),
  );
}

function mentions(sql: string, name: string): boolean {
  return new RegExp(`(?<!\\w)${name}(?!\\w)`).test(sql);
}

/** One blank line before a commented statement; none is added between others. */
function leadOf(lead: string): string {
  const trimmed = lead.trim();
  if (trimmed !== '') return `\n${trimmed}\n`;
  return /\n\s*\n/.test(lead) ? '\n' : '';
}
