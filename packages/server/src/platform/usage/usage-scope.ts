/** Whose use is shown, and of which month. */
import { allows, type Role } from '@repo/auth/roles';
import { type IsoDate, isoDate } from '@repo/facts';
import { z } from 'zod';

export const text = z.object({ ur: z.string(), en: z.string() });
/** Units of a meter, in decimal digits: there may be more than a double holds. */
export const units = z.string();

/** "2026-11"; left out: the present one. */
export const monthInput = z
  .string()
  .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
  .optional();

export function periodIn(month: string | undefined, current: IsoDate): IsoDate {
  return month === undefined ? current : isoDate(`${month}-01`);
}

/** All of the organization for those who may read that, else what the person who asks has used. */
export function usageScope({ orgId, userId, role }: { readonly orgId: string; readonly userId: string; readonly role: Role }) {
  const all = allows(role, 'usage', 'read');
  return { all, whose: { organizationId: orgId, ...(all ? {} : { principalId: userId }) } };
}
