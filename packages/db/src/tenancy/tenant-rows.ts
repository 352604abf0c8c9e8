/** The rows of one organization, table by table, for whoever takes an organization away. */
import { deleteAuditChain } from '../audit/delete-audit-chain.ts';
import type { TenantModel, Tx } from '../client.ts';
import { tenantDelegates } from './tenant-models.ts';

export interface TableRows {
  /** Prisma's name of the model: "ShopOrder". */
  readonly table: string;
  readonly rows: number;
}

/** No role may delete from it. */
const auditLog: TenantModel = 'AuditEntry';

interface Rows {
  count(args: { where: { orgId: string } }): Promise<number>;
  deleteMany(args: { where: { orgId: string } }): Promise<{ count: number }>;
}

/**
 * How many rows each table has of an organization. Tables that nobody names come last.
 * @param tx of `withPlatform`
 * @param tables models, children before parents, as manifests name them
 */
export async function countTenantRows(tx: Tx, orgId: string, tables: readonly string[]): Promise<TableRows[]> {
  const counted: TableRows[] = [];
  for (const table of everyTable(tables)) {
    counted.push({ table, rows: await rowsOf(tx, table).count({ where: { orgId } }) });
  }
  return counted;
}

/**
 * Deletes them, in that order, and gives how many rows went. The audit log goes too: the platform's own keeps its length and
 * last hash.
 */
export async function deleteTenantRows(tx: Tx, orgId: string, tables: readonly string[]): Promise<TableRows[]> {
  return deleteRowsIn(tx, orgId, everyTable(tables));
}

/** Deletes the rows of these tables and of no other. */
export async function deleteRowsIn(tx: Tx, orgId: string, tables: readonly string[]): Promise<TableRows[]> {
  const deleted: TableRows[] = [];
  for (const table of tables) {
    const rows = table === auditLog ? await deleteAuditChain(tx, orgId) : await deleteRows(tx, table, orgId);
    deleted.push({ table, rows });
  }
  return deleted;
}

async function deleteRows(tx: Tx, table: string, orgId: string): Promise<number> {
  return (await rowsOf(tx, table).deleteMany({ where: { orgId } })).count;
}

function everyTable(named: readonly string[]): string[] {
  const all = [...tenantDelegates].map((delegate) => delegate.charAt(0).toUpperCase() + delegate.slice(1));
  return [...named, ...all.filter((table) => !named.includes(table))];
}

/** @throws TypeError for a model that is no tenant's */
function rowsOf(tx: Tx, table: string): Rows {
  const name = table.charAt(0).toLowerCase() + table.slice(1);
  const delegate: unknown = tenantDelegates.has(name) ? Reflect.get(tx, name) : undefined;
  if (!isRows(delegate)) throw new TypeError(`${table} is no table of a tenant`);
  return delegate;
}

function isRows(value: unknown): value is Rows {
  return typeof value === 'object' && value !== null && 'deleteMany' in value && 'count' in value;
}
