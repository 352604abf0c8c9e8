/** The three policies that there are, and which one holds. */
import { InferenceError } from '../errors/index.ts';
import type { Tier } from '../types/tier.ts';
import { type CountryList, countryLists, listsOn } from './countries.ts';

/** A laptop; production under treaty countries' law too; production under Pakistan's alone. */
export const profiles = ['local', 'treaty', 'sovereign'] as const;
export type Profile = (typeof profiles)[number];

export interface Policy {
  readonly profile: Profile;
  /** Whose law this deployment stands under, ISO 3166-1 alpha-2; null: not said. */
  readonly jurisdiction: string | null;
  /** What each of the three must be at least. */
  readonly floors: { readonly infrastructure: Tier; readonly data: Tier; readonly weights: Tier };
  /** Whether a model without a card is refused. */
  readonly cards: 'required' | 'optional';
  /** Licences that models may have; null: any, a paid plan aside. */
  readonly licences: readonly string[] | null;
  /** Whether a copy of the weights must be held to a hash. */
  readonly pinnedFiles: boolean;
  /** What must be promised of prompts: that nothing is trained on them, and for how long they are kept. Null: nothing. */
  readonly dataTerms: { readonly maxRetentionDays: number | null } | null;
  readonly countries: readonly CountryList[];
}

export interface PolicyWishes {
  readonly jurisdiction: string | null;
  /** "2026-11-29": the day whose country lists hold. */
  readonly day: string;
  /** In place of the four whose terms leave use and resale free. Not asked under `local`. */
  readonly licences?: readonly string[];
  /** Days; null: any number that is declared, which is the default. Not asked under `local`. */
  readonly maxRetentionDays?: number | null;
  readonly countries?: readonly CountryList[];
}

const freeLicences = ['Apache-2.0', 'BSD-3-Clause', 'CC0-1.0', 'MIT'];

/** @throws InferenceError `config_invalid` for a jurisdiction that is no country code. */
export function policyOf(profile: Profile, wishes: PolicyWishes): Policy {
  const { jurisdiction, day, licences = freeLicences, maxRetentionDays = null, countries = countryLists } = wishes;
  if (jurisdiction !== null && !/^[A-Z]{2}$/.test(jurisdiction)) {
    throw new InferenceError('config_invalid', { message: 'The jurisdiction is a country by its two letters: "PK"' });
  }
  const inForce = listsOn(countries, day);
  if (profile === 'local') {
    const floors = { infrastructure: 'undeclared', data: 'undeclared', weights: 'undeclared' } as const;
    const open = { cards: 'optional', licences: null, pinnedFiles: false, dataTerms: null } as const;
    return { profile, jurisdiction, floors, ...open, countries: inForce };
  }
  const tier = profile === 'treaty' ? 'treaty' : 'national';
  return {
    profile,
    jurisdiction,
    // Weights may come from anywhere, as long as it is known where from: a pinned copy is held.
    floors: { infrastructure: tier, data: tier, weights: 'foreign' },
    cards: 'required',
    licences,
    pinnedFiles: true,
    dataTerms: { maxRetentionDays },
    countries: inForce,
  };
}

/** Which profile holds: a server that others can reach, or that keeps its data in a database of its own, is production. */
export function profileOf({
  exposed,
  databaseUrl,
  production = 'sovereign',
}: {
  /** It listens on more than this machine's loopback. */
  readonly exposed: boolean;
  readonly databaseUrl: string | undefined;
  readonly production?: 'treaty' | 'sovereign';
}): Profile {
  return exposed || (databaseUrl !== undefined && databaseUrl !== '') ? production : 'local';
}
