/** What the library lets through in a request's body and this product does not. */
import { APIError } from 'better-auth/api';
import { z } from 'zod';

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

/** All fields that each path takes. */
const rules: Readonly<Record<string, z.ZodType>> = {
  '/sign-up/email': z.strictObject({
    name: personName,
    email: z.string().max(254),
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
};

/** @throws APIError 400 `VALIDATION_ERROR` with the field's path */
export function checkBody(path: string, body: unknown): void {
  const result = rules[path]?.safeParse(body ?? {});
  if (!result || result.success) return;
  const field = result.error.issues[0]?.path.map(String).join('.');
  throw new APIError('BAD_REQUEST', { code: 'VALIDATION_ERROR', message: 'Invalid input', ...(field ? { field } : {}) });
}
