import type { Database } from '@repo/db';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Persons by id; without those whose account is gone. */
export async function personsBy(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const found = await db.prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(found.map((person) => [person.id, person]));
}
