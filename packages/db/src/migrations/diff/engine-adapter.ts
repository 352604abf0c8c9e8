/** Prisma's own PostgreSQL adapter with the two corrections that its schema engine needs. */
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { Pool, QueryConfig, QueryResult } from 'pg';

/** `"char"`, the type of many columns of the catalogue; the adapter refuses it. */
const charOid = 18;
/** `bpchar`, which the adapter reads as text: the same wire form. */
const bpcharOid = 1042;

/** The database to work on, and an empty one in which migrations are replayed; whoever opens a pool also ends it. */
export interface EngineDatabases {
  main(): Promise<Pool>;
  shadow(): Promise<Pool>;
}

export function engineAdapterFactory({ main, shadow }: EngineDatabases): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => correctedAdapter(await main()),
    connectToShadowDb: async () => correctedAdapter(await shadow()),
  };
}

async function correctedAdapter(pool: Pool): Promise<SqlDriverAdapter> {
  const characters = new WeakMap<SqlQuery, number[]>();
  let current: SqlQuery | undefined;
  const relabelling = withQuery(pool, async (config) => {
    const asked = current;
    current = undefined;
    const result = await pool.query(config);
    if (asked) characters.set(asked, relabelCharacters(result));
    return result;
  });
  const adapter = await new PrismaPg(relabelling).connect();
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
      current = query;
      const result = await adapter.queryRaw(query);
      for (const index of characters.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
    executeRaw: (query) => adapter.executeRaw(query),
    // The adapter splits a script at every semicolon, also inside a function's body.
    executeScript: async (script) => {
      await pool.query(script);
    },
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    dispose: () => adapter.dispose(),
  };
}

/** Relabels the columns of type `"char"` and returns their positions. */
function relabelCharacters(result: QueryResult): number[] {
  const positions = result.fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : []));
  for (const index of positions) {
    const field = result.fields[index];
    if (field) field.dataTypeID = bpcharOid;
  }
  return positions;
}

/** The same pool, asked through `query`. */
function withQuery(pool: Pool, query: (config: QueryConfig) => Promise<QueryResult>): Pool {
  return new Proxy(pool, {
    get(target, key) {
      if (key === 'query') return query;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
