/** Databases with a layer of tenancy taken away, to test that the others hold alone. For tests only: nothing exports this to the product. */
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import { mapDatabaseError } from '../database-error.ts';
import { tenantDelegates } from '../tenancy/tenant-models.ts';

type Args = Readonly<Record<string, unknown>>;

/**
 * The same database, whose `withTenant` forgets `orgId` in every condition: what the application asks for is no longer narrowed to an
 * organization. What it writes keeps its `orgId`.
 */
export function withoutOrgFilter(db: Database): Database {
  return { ...db, withTenant: (scope, fn) => db.withTenant(scope, (tx) => fn(forgetful(tx))) };
}

/** The same database, whose `withTenant` stays the login role: row-level security does not bind a superuser, as that of the tests is. */
export function withoutRole(db: Database): Database {
  return {
    ...db,
    async withTenant(_scope, fn) {
      try {
        return await db.authClient.$transaction((tx) => fn(tx), { maxWait: 15_000, timeout: 15_000 });
      } catch (error) {
        throw mapDatabaseError(error);
      }
    },
  };
}

function forgetful(tx: Tx): Tx {
  return new Proxy(tx, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      const isTenants = typeof property === 'string' && tenantDelegates.has(property);
      return isTenants && typeof value === 'object' && value !== null ? forgetfulModel(value) : value;
    },
  });
}

/** A unique key needs its organization; the first row that fits the rest is found without. */
const instead: Readonly<Record<string, string>> = { findUnique: 'findFirst', findUniqueOrThrow: 'findFirstOrThrow' };
const ofOneRow = new Set(['update', 'delete', 'upsert']);

function forgetfulModel(model: object): object {
  return new Proxy(model, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof property !== 'string' || typeof value !== 'function') return value;
      const call = (method: string, args: unknown): unknown => Reflect.apply(functionOf(target, method), target, [args]);
      return (args: Args = {}): unknown =>
        ofOneRow.has(property)
          ? changeOne(call, property, args)
          : call(instead[property] ?? property, forget(args, conditions));
    },
  });
}

/** Prisma changes one row by its whole key only: the key is completed with the organization of whichever row is found without. */
async function changeOne(call: (method: string, args: unknown) => unknown, method: string, args: Args): Promise<unknown> {
  const found = await call('findFirst', { where: withoutOrg(args.where), select: { orgId: true } });
  const where = isPlain(found) ? withOrg(args.where, found.orgId) : args.where;
  return call(method, { ...args, where });
}

const conditions = new Set(['where', 'include', 'select']);

/** Arguments whose conditions, those of included relations too, say nothing of an organization. */
function forget(args: Args, keys: ReadonlySet<string> | null): Args {
  return mapValues(args, (value, key) => {
    if (key === 'where') return withoutOrg(value);
    return isPlain(value) && (keys === null || keys.has(key)) ? forget(value, null) : value;
  });
}

function withoutOrg(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(withoutOrg);
  if (!isPlain(where)) return where;
  const left = Object.entries(where).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'orgId') return [];
    const inner = withoutOrg(value);
    return key.startsWith('orgId_') && isPlain(inner) ? Object.entries(inner) : [[key, inner]];
  });
  return Object.fromEntries(left);
}

function withOrg(where: unknown, orgId: unknown): unknown {
  if (!isPlain(where)) return where;
  return mapValues(where, (value, key) => (key === 'orgId' ? orgId : withOrg(value, orgId)));
}

function mapValues(object: Args, change: (value: unknown, key: string) => unknown): Args {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

function functionOf(target: object, method: string): (args: unknown) => unknown {
  const value: unknown = Reflect.get(target, method);
  if (typeof value !== 'function') throw new TypeError(`the client has no method "${method}"`);
  return (args) => Reflect.apply(value, target, [args]);
}

function isPlain(value: unknown): value is Args {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
