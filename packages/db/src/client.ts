/**
 * The types of the Prisma client.
 *
 * @example import type { Tx } from '@repo/db/client';
 */
import type { Prisma, PrismaClient } from './generated/client.ts';

export { Prisma, PrismaClient } from './generated/client.ts';

/** What a function inside `withTenant` or `withPlatform` works with. Raw SQL stays in this package. */
export type Tx = Omit<Prisma.TransactionClient, RawMethod>;

type RawMethod = '$queryRaw' | '$queryRawUnsafe' | '$executeRaw' | '$executeRawUnsafe';
type Models = Prisma.TypeMap['model'];

/** A model with a field `orgId` belongs to a tenant. */
export type TenantModel = {
  [Name in keyof Models]: 'orgId' extends keyof Models[Name]['payload']['scalars'] ? Name : never;
}[keyof Models];

/** The client outside a tenant's transaction: the platform's models only. */
export type PlatformClient = Omit<PrismaClient, Uncapitalize<TenantModel> | RawMethod | '$extends' | '$transaction'>;
