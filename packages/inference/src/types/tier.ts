/**
 * Under whose law something stands, the strictest first: Pakistan; the countries of the policy's treaty list; any other one; and not
 * known, which ranks below all.
 */
export const tiers = ['national', 'treaty', 'foreign', 'undeclared'] as const;
export type Tier = (typeof tiers)[number];

/** Whether a tier is the floor or stricter. */
export const isWithin = (tier: Tier, floor: Tier): boolean => tiers.indexOf(tier) <= tiers.indexOf(floor);
