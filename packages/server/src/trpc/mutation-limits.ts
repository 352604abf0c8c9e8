import type { RateLimit } from '@repo/db';

/** Whose changes are counted together. */
export type MutationParty = 'person' | 'organization' | 'address';

export type MutationLimits = Readonly<Record<MutationParty, RateLimit>>;

/**
 * How much may be changed: far more than people do, and less than a script needs to take the database from others. A signed-in
 * person is counted, and with all members of the organization; a visitor is counted by the address, which a hall may share.
 */
export const mutationLimits: MutationLimits = {
  person: { capacity: 120, perSecond: 2 },
  organization: { capacity: 600, perSecond: 20 },
  address: { capacity: 120, perSecond: 2 },
};
