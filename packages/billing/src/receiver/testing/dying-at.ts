import type { Database } from '@repo/db';

class Death extends Error {}

export const isDeath = (error: unknown): true => {
  if (error instanceof Death || (error instanceof Error && error.cause instanceof Death)) return true;
  throw error;
};

/**
 * A database and a provider whose process ends before or after the n-th call: that call and all later ones throw.
 * @param end ends the process in another way; it does not return
 */
export function dyingAt<Provider extends object>(
  n: number,
  db: Database,
  provider: Provider,
  end = (): never => {
    throw new Death(`at ${n}`);
  },
): { db: Database; provider: Provider } {
  let passed = 0;
  const pass = () => {
    passed += 1;
    if (passed > n) end();
  };
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(on, name) {
        const value: unknown = Reflect.get(on, name);
        if (typeof value === 'function') {
          return async (...given: unknown[]) => {
            pass();
            const result: unknown = await Reflect.apply(value, on, given);
            pass();
            return result;
          };
        }
        return typeof value === 'object' && value !== null ? watched(value) : value;
      },
    });
  return {
    provider: watched(provider),
    db: {
      ...db,
      prisma: models(db.prisma, watched),
      async query<Row>(text: string, values?: readonly unknown[]) {
        pass();
        const result = await db.query<Row>(text, values);
        pass();
        return result;
      },
      async withPlatform(reason, fn, last) {
        pass();
        const result = await db.withPlatform(reason, (tx) => fn(models(tx, watched)), last);
        pass();
        return result;
      },
    },
  };
}

/** The client itself is used as it is; what its models do is watched. */
function models<Client extends object>(client: Client, watched: <T extends object>(target: T) => T): Client {
  return new Proxy(client, {
    get(on, name) {
      const value: unknown = Reflect.get(on, name);
      return typeof value === 'object' && value !== null ? watched(value) : value;
    },
  });
}
