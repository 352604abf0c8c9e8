import { z } from 'zod';
import { publicProcedure } from '../trpc/public-procedure.ts';

const sessionView = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  organization: z
    .object({
      id: z.string(),
      name: z.string(),
      slug: z.string(),
      role: z.enum(['owner', 'admin', 'member']),
      /** Whether it is the one that visitors are shown: it can be reset, and sends no invitations. */
      demo: z.boolean(),
      /** Ids of verticals that can be read but not changed, because a payment is missing. */
      readOnly: z.array(z.string()),
    })
    .nullable(),
  /** Runs this deployment. */
  operator: z.boolean(),
  /** An operator acts as this person. */
  impersonated: z.boolean(),
  /** ISO instant. */
  expiresAt: z.string(),
});

/** Who is signed in, or null. */
export const session = (demoOrgId: () => string | null) =>
  publicProcedure
    .meta({ anyOrganization: true })
    .output(sessionView.nullable())
    .query(async ({ ctx }) => {
      if (!ctx.session) return null;
      const { userId, name, email, emailVerified, organization, operator, impersonatedBy, expiresAt } = ctx.session;
      return {
        userId,
        name,
        email,
        emailVerified,
        organization: organization && {
          ...organization,
          demo: organization.id === demoOrgId(),
          readOnly: (await ctx.entitlements.of(organization.id)).flatMap(({ vertical, access }) =>
            access === 'read-only' ? [vertical] : [],
          ),
        },
        operator,
        impersonated: impersonatedBy !== null,
        expiresAt: expiresAt.toISOString(),
      };
    });
