/** A shop that sells one plan through the fake Stripe, the same in a test and in the process that it kills. */
import { type Catalogue, catalogueOf, type StripeProvider } from '@repo/billing';
import { createStripeProvider } from '@repo/billing/stripe';
import { z } from 'zod';

/** How to reach the fake, and what time it is there. */
export const reachSchema = z.object({
  secretKey: z.string(),
  connection: z.object({ host: z.string(), port: z.number(), protocol: z.literal('http') }),
  at: z.iso.datetime(),
});

export type Reach = z.infer<typeof reachSchema>;

const words = { ur: 'Team', en: 'Team' };
const prices = { month: { PKR: 250_000n, USD: 900n }, year: { PKR: 2_500_000n, USD: 9_000n } };
const plan = { name: words, summary: words, limits: {}, seats: 20 };

export const catalogue: Catalogue = catalogueOf([
  {
    id: 'shop',
    plans: [
      { ...plan, id: 'free', prices: null, trialDays: 0, seats: 2 },
      { ...plan, id: 'team', prices, trialDays: 0 },
    ],
  },
]);

export function providerAt({ secretKey, connection }: Reach, now: () => Date): StripeProvider {
  return createStripeProvider({ secretKey, webhookSecrets: ['whsec_of_the_tests'], connection, catalogue, now });
}
