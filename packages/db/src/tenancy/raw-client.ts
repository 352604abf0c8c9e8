import type { Prisma, Tx } from '../client.ts';

type RawClient = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** Raw SQL inside a transaction, for the modules of this package: the type that others see has none. */
export function rawClientOf(tx: Tx): RawClient {
  if (!isRaw(tx)) throw new TypeError('not a transaction that withTenant or withPlatform opened');
  return tx;
}

function isRaw(tx: object): tx is RawClient {
  return typeof Reflect.get(tx, '$queryRaw') === 'function';
}
