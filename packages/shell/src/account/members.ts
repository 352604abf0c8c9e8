/** The people of an organization and who is asked to join it. */
import { parseRole, type Role } from '@repo/auth/roles';
import { queryOptions } from '@tanstack/react-query';
import { authGet, authPost } from './auth-request.ts';

export interface MemberEntry {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly joined: Date;
}

export interface InvitationEntry {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expires: Date;
}

/** What the person who was invited is shown. */
export interface InvitationOffer extends InvitationEntry {
  readonly organizationName: string;
  readonly inviterEmail: string;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`the answer has no text "${name}"`);
  return value;
}

function role(fields: Fields): Role {
  const value = parseRole(text(fields, 'role'));
  if (!value) throw new TypeError('the answer has an unknown role');
  return value;
}

function memberOf(value: unknown): MemberEntry {
  const fields = fieldsOf(value);
  const user = fieldsOf(fields.user);
  return {
    id: text(fields, 'id'),
    userId: text(fields, 'userId'),
    role: role(fields),
    name: text(user, 'name'),
    email: text(user, 'email'),
    joined: new Date(text(fields, 'createdAt')),
  };
}

function invitationOf(value: unknown): InvitationEntry {
  const fields = fieldsOf(value);
  return {
    id: text(fields, 'id'),
    email: text(fields, 'email'),
    role: role(fields),
    expires: new Date(text(fields, 'expiresAt')),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function memberList(organizationId: string) {
  const search = new URLSearchParams({ organizationId });
  return queryOptions({
    queryKey: ['platform', 'members', organizationId],
    queryFn: async (): Promise<readonly MemberEntry[]> =>
      listOf(fieldsOf(await authGet(`/organization/list-members?${search}`)).members).map(memberOf),
  });
}

export function invitationList(organizationId: string) {
  const search = new URLSearchParams({ organizationId });
  return queryOptions({
    queryKey: ['platform', 'invitations', organizationId],
    queryFn: async (): Promise<readonly InvitationEntry[]> =>
      listOf(await authGet(`/organization/list-invitations?${search}`)).map(invitationOf),
  });
}

/** The invitation with this id, if it was sent to the signed-in person. */
export function invitationOffer(id: string) {
  return queryOptions({
    queryKey: ['platform', 'invitation', id],
    queryFn: async (): Promise<InvitationOffer> => {
      const body = await authGet(`/organization/get-invitation?${new URLSearchParams({ id })}`);
      const fields = fieldsOf(body);
      return {
        ...invitationOf(body),
        organizationName: text(fields, 'organizationName'),
        inviterEmail: text(fields, 'inviterEmail'),
      };
    },
  });
}

/** Sends the mail. An invitation that was pending for this address is replaced. */
export async function invite(organizationId: string, email: string, as: Role): Promise<void> {
  await authPost('/organization/invite-member', { organizationId, email, role: as });
}

export async function cancelInvitation(invitationId: string): Promise<void> {
  await authPost('/organization/cancel-invitation', { invitationId });
}

/** The organization becomes the active one. */
export async function acceptInvitation(invitationId: string): Promise<void> {
  await authPost('/organization/accept-invitation', { invitationId });
}

export async function rejectInvitation(invitationId: string): Promise<void> {
  await authPost('/organization/reject-invitation', { invitationId });
}

export async function setRole(organizationId: string, memberId: string, to: Role): Promise<void> {
  await authPost('/organization/update-member-role', { organizationId, memberId, role: to });
}

export async function removeMember(organizationId: string, memberId: string): Promise<void> {
  await authPost('/organization/remove-member', { organizationId, memberIdOrEmail: memberId });
}

export async function leaveOrganization(organizationId: string): Promise<void> {
  await authPost('/organization/leave', { organizationId });
}
