import type { PrismaClient } from '../generated/client.ts';
import { tenantDelegates } from './tenant-models.ts';

/** A client on which the models of tenants throw, because no organization is set there. */
export function guardClient(client: PrismaClient): PrismaClient {
  return new Proxy(client, {
    get(target, property) {
      if (typeof property === 'string' && tenantDelegates.has(property)) {
        throw new Error(`"${property}" belongs to a tenant: use withTenant({ orgId }, (tx) => tx.${property}…)`);
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
