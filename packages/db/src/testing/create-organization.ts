import type { Database } from '../database.ts';
import { newId } from '../ids.ts';

export interface TestOrganization {
  readonly orgId: string;
  readonly userId: string;
  readonly memberId: string;
  readonly email: string;
  readonly slug: string;
}

/** An organization with one verified member, the owner unless `role` says otherwise. The user has no password. */
export async function createOrganization(db: Database, { name = 'بنیاد', role = 'owner' } = {}): Promise<TestOrganization> {
  const userId = newId();
  const orgId = newId();
  const memberId = newId();
  const slug = `org-${orgId}`;
  const email = `${userId}@example.test`;
  await db.prisma.user.create({ data: { id: userId, name: 'عائشہ', email, emailVerified: true } });
  await db.prisma.organization.create({ data: { id: orgId, name, slug } });
  await db.prisma.member.create({ data: { id: memberId, organizationId: orgId, userId, role } });
  return { orgId, userId, memberId, email, slug };
}
