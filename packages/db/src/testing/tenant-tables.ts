/** The tables of tenants as the database describes them, and rows for them: for tests that hold whatever verticals are there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import { packageDir } from '../package-dir.ts';
import { tenantDelegates } from '../tenancy/tenant-models.ts';
import { sampleValue } from './sample-value.ts';

export interface TenantTable {
  /** "shop_line" */
  readonly name: string;
  /** Of its model on the client: "shopLine". */
  readonly delegate: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  readonly columns: readonly TenantColumn[];
  /** Tables of tenants that a row refers to, and by which columns. */
  readonly parents: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly references: readonly string[];
  }[];
}

export interface TenantColumn {
  readonly name: string;
  /** As PostgreSQL writes it: "timestamp(3) with time zone". */
  readonly type: string;
  /** Values of an enum, else null. */
  readonly labels: readonly string[] | null;
  /** Whether a row must name it: not null, and without a default. */
  readonly needed: boolean;
  /** Whether the role inside `withTenant` has the right to change it. */
  readonly changeable: boolean;
}

export type TenantRow = Record<string, unknown>;

/** What the client offers for a model, without the model's own types. */
export interface TenantRows {
  create(args: { data: TenantRow }): Promise<TenantRow>;
  createMany(args: { data: TenantRow }): Promise<{ count: number }>;
  findMany(args?: { where?: TenantRow }): Promise<TenantRow[]>;
  count(args?: { where?: TenantRow }): Promise<number>;
  updateMany(args: { data: TenantRow; where?: TenantRow }): Promise<{ count: number }>;
  deleteMany(args: { where?: TenantRow }): Promise<{ count: number }>;
}

const catalogue = `SELECT c.relname AS name,
  (SELECT json_agg(attname ORDER BY array_position(indkey::int[], attnum::int)) FROM pg_index JOIN pg_attribute ON attrelid = indrelid
    AND attnum = ANY (indkey) WHERE indrelid = c.oid AND indisprimary) AS key,
  (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
      'labels', (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = atttypid),
      'needed', attnotnull AND NOT atthasdef, 'changeable', has_column_privilege('app_rls', c.oid, attnum, 'UPDATE')) ORDER BY attnum)
    FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
  (SELECT coalesce(json_agg(json_build_object('table', parent.relname,
      'columns', (SELECT json_agg(attname ORDER BY array_position(conkey, attnum)) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum = ANY (conkey)),
      'references', (SELECT json_agg(attname ORDER BY array_position(confkey, attnum)) FROM pg_attribute
        WHERE attrelid = parent.oid AND attnum = ANY (confkey)))), '[]')
    FROM pg_constraint JOIN pg_class parent ON parent.oid = confrelid WHERE conrelid = c.oid AND contype = 'f') AS parents
  FROM pg_class c JOIN pg_attribute org ON org.attrelid = c.oid AND org.attname = 'orgId' AND NOT org.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;

/** Every table of a tenant, parents before children. */
export async function readTenantTables(db: Database): Promise<readonly TenantTable[]> {
  const { rows } = await db.query<Omit<TenantTable, 'delegate'>>(catalogue);
  const names = tableNames();
  const left = [...tenantDelegates].map((delegate) => {
    const table = rows.find(({ name }) => name === names.get(delegate));
    if (!table) throw new Error(`the database has no table of a tenant for "${delegate}"`);
    return { ...table, delegate };
  });
  const sorted: TenantTable[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ name, parents }) =>
      parents.every(({ table }) => table === name || sorted.some((before) => before.name === table)),
    );
    if (next < 0) throw new Error(`these tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    sorted.push(...left.splice(next, 1));
  }
  return sorted;
}

/** From a delegate to its table. */
function tableNames(): ReadonlyMap<string, string> {
  return new Map([...modelTables()].map(([model, name]) => [model.charAt(0).toLowerCase() + model.slice(1), name]));
}

/** From a model to its table, as the schema files say. */
export function modelTables(): ReadonlyMap<string, string> {
  const folder = join(packageDir, 'prisma/schema');
  const schema = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const models = schema.flatMap((text) => [...text.matchAll(/^model (\w+) \{$(.*?)^\}/gms)]);
  return new Map(models.map(([, model = '', body = '']) => [model, /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model]));
}

/** What the client of a transaction offers for a table. */
export function rowsOf(tx: Tx, { delegate }: Pick<TenantTable, 'delegate'>): TenantRows {
  const rows: unknown = Reflect.get(tx, delegate);
  if (!isRows(rows)) throw new TypeError(`the client has no model "${delegate}"`);
  return rows;
}

const methods: readonly (keyof TenantRows)[] = ['create', 'createMany', 'findMany', 'count', 'updateMany', 'deleteMany'];

function isRows(value: unknown): value is TenantRows {
  return typeof value === 'object' && value !== null && methods.every((name) => typeof Reflect.get(value, name) === 'function');
}

/**
 * Saves one row, and one in each table that it must refer to.
 * @param tx of `withTenant` for this organization
 * @returns the row as it is stored
 */
export async function addTenantRow(
  tx: Tx,
  tables: readonly TenantTable[],
  table: TenantTable,
  orgId: string,
): Promise<TenantRow> {
  const refers: TenantRow = {};
  for (const { table: name, columns, references } of requiredParents(table)) {
    const parent = tables.find((each) => each.name === name);
    if (!parent) throw new Error(`"${table.name}" refers to "${name}", which is no table of a tenant`);
    const row = await addTenantRow(tx, tables, parent, orgId);
    for (const [index, column] of columns.entries()) refers[column] = row[references[index] ?? ''];
  }
  return rowsOf(tx, table).create({ data: tenantRow(table, orgId, refers) });
}

/**
 * A row that was not saved, with what it must have: made up by the types of the columns, each time another one.
 * @param refers where the columns that refer to a parent are taken from
 */
export function tenantRow(table: TenantTable, orgId: string, refers: TenantRow = {}): TenantRow {
  const referring = new Set(requiredParents(table).flatMap(({ columns }) => columns));
  const made = table.columns.flatMap((column): [string, unknown][] => {
    if (column.name === 'orgId') return [['orgId', orgId]];
    if (referring.has(column.name)) return [[column.name, refers[column.name]]];
    return column.needed ? [[column.name, sampleValue(column.type, column.labels)]] : [];
  });
  return Object.fromEntries(made);
}

function requiredParents({ columns, parents }: TenantTable): TenantTable['parents'] {
  const optional = new Set(columns.flatMap(({ name, needed }) => (needed ? [] : [name])));
  return parents.filter((parent) => !parent.columns.some((name) => optional.has(name)));
}

/** The values of one row's key, as text that two reads of the same row have in common. */
export function keyOf({ key }: TenantTable, row: TenantRow): string {
  return JSON.stringify(key.map((name) => (typeof row[name] === 'bigint' ? String(row[name]) : row[name])));
}

/** The condition that finds exactly this row. */
export function onlyRow({ key }: TenantTable, row: TenantRow): TenantRow {
  return Object.fromEntries(key.map((name) => [name, row[name]]));
}
