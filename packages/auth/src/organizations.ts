/** Organizations: who may make one, and which role may change it. Who may do what to members is in `member-rules.ts`. */
import type { Database } from '@repo/db';
import { APIError } from 'better-auth/api';
import { createAccessControl } from 'better-auth/plugins/access';
import { organization } from 'better-auth/plugins/organization';
import { limits } from './limits.ts';
import type { AccountMails } from './mail/account-mails.ts';
import { type Action, allows, type Resource, type Role } from './roles.ts';

const actions = {
  organization: ['read', 'update', 'delete'],
  members: ['read', 'invite', 'join-code', 'remove', 'set-role', 'set-owner'],
  audit: ['read', 'export'],
  keys: ['read', 'create', 'revoke'],
  data: ['read', 'write'],
  demo: ['reset'],
  usage: ['read', 'read-own'],
  models: ['read', 'change'],
  billing: ['read', 'change'],
} as const satisfies { [R in Resource]: readonly Action<R>[] };

/** The library's words for what it checks itself. */
const control = createAccessControl({ ...actions, member: ['update', 'delete'], invitation: ['create', 'cancel'] } as const);

function libraryRole(role: Role) {
  return control.newRole({
    organization: actions.organization.filter((action) => allows(role, 'organization', action)),
    members: actions.members.filter((action) => allows(role, 'members', action)),
    audit: actions.audit.filter((action) => allows(role, 'audit', action)),
    keys: actions.keys.filter((action) => allows(role, 'keys', action)),
    data: actions.data.filter((action) => allows(role, 'data', action)),
    demo: actions.demo.filter((action) => allows(role, 'demo', action)),
    usage: actions.usage.filter((action) => allows(role, 'usage', action)),
    models: actions.models.filter((action) => allows(role, 'models', action)),
    billing: actions.billing.filter((action) => allows(role, 'billing', action)),
    member: [
      ...(allows(role, 'members', 'set-role') ? (['update'] as const) : []),
      ...(allows(role, 'members', 'remove') ? (['delete'] as const) : []),
    ],
    invitation: allows(role, 'members', 'invite') ? ['create', 'cancel'] : [],
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

export function organizations(db: Database, mails: Pick<AccountMails, 'invitation'>) {
  return organization({
    ac: control,
    roles: { owner: libraryRole('owner'), admin: libraryRole('admin'), member: libraryRole('member') },
    creatorRole: 'owner',
    allowUserToCreateOrganization: (user) => user.emailVerified === true,
    organizationLimit: limits.organizationsPerUser,
    disableOrganizationDeletion: true,
    invitationExpiresIn: limits.invitation,
    cancelPendingInvitationsOnReInvite: true,
    requireEmailVerificationOnInvitation: true,
    /** Both are counted in the organization's counter instead: the library reads first and writes later. */
    membershipLimit: limits.listed,
    invitationLimit: limits.listed,
    sendInvitationEmail: async ({ id, email, inviter }) => mails.invitation(email, id, inviter.user.email),
    organizationHooks: {
      afterCreateOrganization: ({ organization: { id }, user }) => enforceLimit(db, id, user.id),
    },
  });
}
