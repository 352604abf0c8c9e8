/** What the library lets through in a request's body and this product does not. */
import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { invitable, roles } from './roles.ts';

/** One line that a person can read: no control characters, no bidirectional overrides. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u);

/** As long as an address: that stands for the name of who gives none. */
const personName = line(254);
const organizationName = line(120);
const slug = z
  .string()
  .max(48)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const organizationId = z.uuid().optional();
/** No shape is asked for: a link that was cut off is an invitation that is not there. */
const invitationId = z.string().max(200);

const email = z.email().max(254);
const wholeNumber = z.string().regex(/^\d{1,3}$/);

/** The same of the query of what is read. */
const queries: Readonly<Record<string, z.ZodType>> = {
  '/organization/list-members': z.strictObject({
    organizationId,
    limit: wholeNumber.optional(),
    offset: wholeNumber.optional(),
  }),
  '/organization/list-invitations': z.strictObject({ organizationId }),
  '/organization/get-invitation': z.strictObject({ id: invitationId }),
};

/** All fields that each path takes. */
const rules: Readonly<Record<string, z.ZodType>> = {
  '/sign-up/email': z.strictObject({
    // First, for a screen sends the address as the name where none is given: both blank means that the address is missing.
    email: z.string().trim().min(1).max(254),
    name: personName,
    password: z.string(),
    callbackURL: z.string().optional(),
    rememberMe: z.boolean().optional(),
  }),
  '/update-user': z.strictObject({ name: personName }),
  '/organization/create': z.strictObject({
    name: organizationName,
    slug,
    keepCurrentActiveOrganization: z.boolean().optional(),
  }),
  '/organization/update': z.strictObject({
    organizationId: z.uuid().optional(),
    data: z.strictObject({ name: organizationName.optional(), slug: slug.optional() }),
  }),
  '/organization/set-active': z.strictObject({ organizationId: z.uuid().nullable() }),
  '/organization/check-slug': z.strictObject({ slug }),
  '/organization/update-member-role': z.strictObject({ memberId: z.uuid(), role: z.enum(roles), organizationId }),
  '/organization/remove-member': z.strictObject({ memberIdOrEmail: z.union([z.uuid(), email]), organizationId }),
  '/organization/leave': z.strictObject({ organizationId: z.uuid() }),
  '/organization/invite-member': z.strictObject({ email, role: z.enum(invitable), organizationId }),
  '/organization/cancel-invitation': z.strictObject({ invitationId }),
  '/organization/accept-invitation': z.strictObject({ invitationId }),
  '/organization/reject-invitation': z.strictObject({ invitationId }),
};

/** @throws APIError 400 `VALIDATION_ERROR` with the field's path */
export function checkInput(path: string, body: unknown, query: unknown): void {
  check(rules[path], body);
  check(queries[path], query);
}

function check(rule: z.ZodType | undefined, input: unknown): void {
  const result = rule?.safeParse(input ?? {});
  if (!result || result.success) return;
  const field = result.error.issues[0]?.path.map(String).join('.');
  throw new APIError('BAD_REQUEST', { code: 'VALIDATION_ERROR', message: 'Invalid input', ...(field ? { field } : {}) });
}
