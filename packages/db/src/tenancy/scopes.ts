/** Transactions that run as a role without rights of its own beyond what a policy gives. */
import { AppError } from '@repo/facts';
import type { Tx } from '../client.ts';
import { mapDatabaseError } from '../database-error.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { type PlatformPurpose, tellingAccess } from './platform-access.ts';
import { deleteRowsIn } from './tenant-rows.ts';
import type { Turns } from './turns.ts';

export interface TenantScope {
  /** From a membership that was checked, never from input. */
  orgId: string;
}

/** Runs one statement, in the transaction or on the connection that it was made for. */
export interface SqlExecutor {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Asked once the work of a transaction is done: what is left to do in it as the login role, because the role of the transaction has
 * no right to it. Null: nothing.
 */
export type LastStep = () => ((connection: SqlExecutor) => Promise<void>) | null;

/** Where transactions begin: each when it is its organization's turn. All that the platform does is one party more. */
export interface TransactionSource {
  readonly client: PrismaClient;
  readonly turns: Turns;
}

/** How long a transaction may wait, for its turn and for a connection, and then run, in milliseconds. */
export const limits = { maxWait: 15_000, timeout: 15_000 };

const platform = '';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs `fn` in one transaction that sees and writes rows of one organization only.
 * @throws AppError `FORBIDDEN` when the scope is no organization id; database errors as `mapDatabaseError` says
 */
export async function withTenant<T>(
  source: TransactionSource,
  { orgId }: TenantScope,
  fn: (tx: Tx) => Promise<T>,
  last?: LastStep,
): Promise<T> {
  if (!uuid.test(orgId)) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
  return inRole(source, 'app_rls', orgId, fn, last);
}

/** Runs `fn` in one transaction that sees all tenants. What it does with their rows is in the audit log of the platform. */
export async function withPlatform<T>(
  source: TransactionSource,
  purpose: PlatformPurpose,
  fn: (tx: Tx) => Promise<T>,
  last?: LastStep,
): Promise<T> {
  return inRole(source, 'app_platform', platform, (tx) => tellingAccess(purpose, tx, fn), last);
}

/**
 * Deletes the rows of an organization in these tables, whatever rights a tenant has on them, and then runs `fn` as the organization:
 * one transaction, so that nobody sees it empty and a failure leaves it as it was.
 * @param tables models, children before parents
 * @throws as `withTenant`
 */
export async function renewTenant<T>(
  source: TransactionSource,
  { orgId }: TenantScope,
  tables: readonly string[],
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!uuid.test(orgId)) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
  return inTransaction(source, orgId, async (tx) => {
    await become(tx, 'app_platform', '');
    await deleteRowsIn(tx, orgId, tables);
    await become(tx, 'app_rls', orgId);
    return fn(tx);
  });
}

async function inRole<T>(
  source: TransactionSource,
  role: string,
  orgId: string,
  fn: (tx: Tx) => Promise<T>,
  last?: LastStep,
): Promise<T> {
  return inTransaction(source, orgId, async (tx) => {
    await become(tx, role, orgId);
    const result = await fn(tx);
    const step = last?.() ?? null;
    if (step !== null) {
      await tx.$queryRaw`SELECT set_config('role', 'none', true)`;
      await step(executorOf(tx));
    }
    return result;
  });
}

/** Both settings end with the transaction, on commit and on rollback. */
async function become(tx: Prisma.TransactionClient, role: string, orgId: string): Promise<void> {
  await tx.$queryRaw`SELECT set_config('role', ${role}, true), set_config('app.org', ${orgId}, true)`;
}

async function inTransaction<T>(
  { client, turns }: TransactionSource,
  party: string,
  fn: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const turn = await turns.take(party);
  try {
    return await client.$transaction(fn, { ...limits, maxWait: Math.max(1, Math.floor(limits.maxWait - turn.waited)) });
  } catch (error) {
    throw mapDatabaseError(error);
  } finally {
    turn.end();
  }
}

function executorOf(tx: Prisma.TransactionClient): SqlExecutor {
  return {
    async executeSql(text, values = []) {
      return { rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values.map(asParameter)) };
    },
  };
}

/** The client would give an object a type of its own; as text the statement's cast decides. */
const asParameter = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value)
    ? JSON.stringify(value)
    : (value ?? null);
