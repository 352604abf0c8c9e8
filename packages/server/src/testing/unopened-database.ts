import type { Database } from '@repo/db';

const unopened = (): never => {
  throw new Error('this database is not open: what stands on it is looked at, not called');
};

/** For whoever wants to know what a router has, and calls nothing of it. */
export const unopenedDatabase: Database = {
  kind: 'embedded',
  get prisma() {
    return unopened();
  },
  get authClient() {
    return unopened();
  },
  query: unopened,
  withTenant: unopened,
  renewTenant: unopened,
  withPlatform: unopened,
  jobConnection: { executeSql: unopened },
  listen: unopened,
  ping: unopened,
  close: unopened,
};
