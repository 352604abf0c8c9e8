/** Which countries are of which tier: dated lists with their source. They are policy and not law, and a founder may bring others. */
import { z } from 'zod';
import type { Standing } from '../types/card.ts';
import type { Tier } from '../types/tier.ts';
import rows from './countries.json' with { type: 'json' };

export interface CountryList {
  readonly tier: 'national' | 'treaty';
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** "2026-01-01"; the first day on which it holds. */
  readonly from: string;
  /** The last one; null while it is not known to end. */
  readonly to: string | null;
  readonly source: string;
  readonly standing: Standing;
}

const schema: z.ZodType<readonly CountryList[]> = z.array(
  z.strictObject({
    tier: z.enum(['national', 'treaty']),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
    from: z.iso.date(),
    to: z.iso.date().nullable(),
    source: z.string().min(1),
    standing: z.enum(['verified', 'secondary', 'unverified']),
  }),
);

/** Those of this house that are not known to end. */
export const countryLists: readonly CountryList[] = schema.parse(rows).filter(({ to }) => to === null);

/** Those that hold on a day ("2026-11-29"). */
export const listsOn = (lists: readonly CountryList[], day: string): readonly CountryList[] =>
  lists.filter(({ from, to }) => from <= day && (to === null || day <= to));

/** Of a country that no list names: foreign. Of one that nobody named: undeclared. */
export function tierOfCountry(country: string | null | undefined, lists: readonly CountryList[]): Tier {
  if (country === null || country === undefined) return 'undeclared';
  const holding = lists.filter(({ countries }) => countries.includes(country)).map(({ tier }) => tier);
  return holding.includes('national') ? 'national' : (holding[0] ?? 'foreign');
}
