/** `inference` of `buniyad.config.ts` as far as the policy reads it. */
import { InferenceError, type ModelCard } from '@repo/inference';
import { type Policy, type PolicyWishes, policyOf, profileOf, readCards } from '@repo/inference/policy';
import type { InferenceSettings } from '@repo/vertical';
import { z } from 'zod';
import type { Env } from '../../env/schema.ts';

const country = z.string().regex(/^[A-Z]{2}$/, 'a country by its two letters, such as "PK"');
const party = z.strictObject({ name: z.string().trim().min(1, 'a name'), jurisdiction: country });

const schema = z.object({
  jurisdiction: country.optional(),
  policy: z.enum(['sovereign', 'treaty'], '"sovereign" or "treaty"').optional(),
  endpoint: z
    .strictObject({
      operator: party.optional(),
      location: country.optional(),
      dataController: party.optional(),
      retentionDays: z.int('whole days').min(0, 'whole days').optional(),
      trainsOnInputs: z.boolean('true or false').optional(),
      evidence: z.array(z.string().trim().min(1)).optional(),
    })
    .optional(),
  allowedLicences: z.array(z.string().trim().min(1)).min(1, 'at least one licence, such as "Apache-2.0"').optional(),
});

/** A line for each field that is wrong. */
export function policyFaults(settings: InferenceSettings): string[] {
  const result = schema.safeParse(settings);
  const issues = result.success ? [] : result.error.issues;
  const lines = issues.map(({ path, message }) => `buniyad.config.ts: ${['inference', ...path].join('.')}: ${message}`);
  try {
    ownCards(settings);
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    lines.push(`buniyad.config.ts: inference.cards: ${error.message}`);
  }
  return lines;
}

/** @throws InferenceError `config_invalid` naming what is wrong with which card */
export const ownCards = ({ cards = [] }: InferenceSettings): readonly ModelCard[] => readCards(cards);

export interface PolicyOptions {
  readonly settings: InferenceSettings;
  readonly env: Pick<Env, 'DATABASE_URL'>;
  /** Others can reach the product. */
  readonly exposed: boolean;
  /** Milliseconds since the epoch; the country lists of its day hold. */
  readonly nowMs: number;
}

/** The policy that holds in this process. The one of a person's own machine is never chosen: it follows from how the product is run. */
export function policyIn({ settings, env, exposed, nowMs }: PolicyOptions): Policy {
  const { jurisdiction = null, policy: production = 'sovereign', allowedLicences: licences } = settings;
  const wishes: PolicyWishes = { jurisdiction, day: new Date(nowMs).toISOString().slice(0, 10), ...(licences && { licences }) };
  return policyOf(profileOf({ exposed, databaseUrl: env.DATABASE_URL, production }), wishes);
}
