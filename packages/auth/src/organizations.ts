/** Organizations: who may make one, and which role may change it. Members and invitations are not served yet. */
import type { Database } from '@repo/db';
import { APIError } from 'better-auth/api';
import { createAccessControl } from 'better-auth/plugins/access';
import { organization } from 'better-auth/plugins/organization';
import { limits } from './limits.ts';
import { type Action, allows, type Resource, type Role } from './roles.ts';

const actions = {
  organization: ['read', 'update'],
  data: ['read', 'write'],
} as const satisfies { [R in Resource]: readonly Action<R>[] };

const control = createAccessControl(actions);

function libraryRole(role: Role) {
  return control.newRole({
    organization: actions.organization.filter((action) => allows(role, 'organization', action)),
    data: actions.data.filter((action) => allows(role, 'data', action)),
  });
}

const countSql = 'SELECT count(*)::int AS count FROM member WHERE "userId" = $1';

/**
 * The library counts first and writes later, so that parallel requests pass the limit together. Counted again after the write:
 * whoever finds too many takes its own away. There are never more than the limit; a burst may end with fewer.
 */
async function enforceLimit(db: Database, organizationId: string, userId: string): Promise<void> {
  const { rows } = await db.query<{ count: number }>(countSql, [userId]);
  if ((rows[0]?.count ?? 0) <= limits.organizationsPerUser) return;
  await db.prisma.organization.delete({ where: { id: organizationId } });
  throw new APIError('FORBIDDEN', {
    code: 'YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS',
    message: 'You have reached the maximum number of organizations',
  });
}

export function organizations(db: Database) {
  return organization({
    ac: control,
    roles: { owner: libraryRole('owner'), admin: libraryRole('admin'), member: libraryRole('member') },
    creatorRole: 'owner',
    allowUserToCreateOrganization: (user) => user.emailVerified === true,
    organizationLimit: limits.organizationsPerUser,
    disableOrganizationDeletion: true,
    organizationHooks: {
      afterCreateOrganization: ({ organization: { id }, user }) => enforceLimit(db, id, user.id),
    },
  });
}
