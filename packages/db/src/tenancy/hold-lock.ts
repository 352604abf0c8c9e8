/** A lock by name that ends with its transaction. */

import type { Tx } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

/**
 * Waits until no other transaction holds the lock of this name, and holds it until the transaction ends: for what the rows alone
 * cannot keep in order, such as files beside them. Works between processes too.
 * @param name as specific as what it guards: a lock of the same name is the same lock for every organization
 */
export async function holdLock(tx: Tx, name: string): Promise<void> {
  if (!isRaw(tx)) throw new TypeError('not a transaction of withTenant or withPlatform');
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

function isRaw(tx: Tx): tx is Tx & Pick<Prisma.TransactionClient, '$executeRaw'> {
  return typeof Reflect.get(tx, '$executeRaw') === 'function';
}
