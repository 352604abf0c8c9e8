import { type Catalogue, catalogueOf, type PriceFault, type StripeProvider, type StripeProviderOptions } from '@repo/billing';
import { createStripeProvider } from '@repo/billing/stripe';
import { AppError } from '@repo/facts';
import { readEnv } from '../env/read-env.ts';
import { StartError } from '../env/start-error.ts';

export interface PricesPlace {
  /** Whose plans are sold. */
  readonly verticals: Parameters<typeof catalogueOf>[0];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Defaults to Stripe itself. */
  readonly connection?: StripeProviderOptions['connection'];
}

const meanings: Readonly<Record<PriceFault['fault'], string>> = {
  absent: 'is not there',
  amount: 'has another amount',
  currency: 'has another currency',
  interval: 'has another interval',
  inactive: 'is archived',
};

/**
 * Holds the prices of Stripe against the plans of the repository; with `--publish` it makes the ones that are not there, with
 * `--replace` also new ones for those that differ: who buys from then on pays them, and whoever bought before goes on paying the former.
 * @returns whether what is shown is what is charged, and the key may read what a purchase needs
 * @throws StartError without the key of an account, for words that it does not know, and with what Stripe says when it refuses
 */
export async function billingPrices(args: readonly string[], place: PricesPlace): Promise<boolean> {
  const { verticals, env, say, connection } = place;
  const [unknown] = args.filter((arg) => arg !== '--publish' && arg !== '--replace');
  if (unknown !== undefined) {
    throw new StartError(`billing:prices knows --publish and --replace, not ${unknown}: npm run billing:prices -- --publish`);
  }
  const { STRIPE_SECRET_KEY: secretKey } = readEnv(env);
  if (!secretKey) {
    throw new StartError(
      'Set STRIPE_SECRET_KEY first, in .env or before the command: without it no prices of Stripe are used.',
    );
  }
  const catalogue = catalogueOf(verticals);
  // No event is received here, so no secret of one is needed.
  const parts = { secretKey, webhookSecrets: ['whsec_none'] as const, catalogue, ...(connection && { connection }) };
  const replace = args.includes('--replace');
  const publish = replace || args.includes('--publish');
  return holdPrices(createStripeProvider(parts), { catalogue, publish, replace, say }).catch(tellWhy);
}

interface Held {
  readonly catalogue: Catalogue;
  readonly publish: boolean;
  readonly replace: boolean;
  readonly say: (line: string) => void;
}

async function holdPrices(stripe: StripeProvider, { catalogue, publish, replace, say }: Held): Promise<boolean> {
  if (publish) {
    for (const key of await stripe.publishPrices({ replace })) say(`made    ${key}`);
  }
  const refusals = await stripe.checkRights();
  for (const refusal of refusals) say(`refused ${refusal}`);
  if (refusals.length > 0) say('A purchase would be paid and not be seen: give the key these rights first (docs/billing.md).');
  const faults = await stripe.checkPrices();
  for (const { key, fault } of faults) say(`differs ${key}: the price at Stripe ${meanings[fault]}`);
  const wrong = new Set(faults.map(({ key }) => key));
  say(`${catalogue.prices.length - wrong.size} of ${catalogue.prices.length} prices are those of the plans.`);
  if (faults.some(({ fault }) => fault === 'absent')) {
    say('Make the ones that are not there: npm run billing:prices -- --publish');
  }
  if (faults.some(({ fault }) => fault !== 'absent')) {
    say('Sell at the prices of the plans from now on: npm run billing:prices -- --replace');
  }
  return faults.length === 0 && refusals.length === 0;
}

function tellWhy(error: unknown): never {
  if (!(error instanceof AppError && error.code === 'PROVIDER_UNAVAILABLE')) throw error;
  const why = error.cause instanceof Error ? error.cause.message : error.code;
  throw new StartError(`Stripe did not do it: ${why}`);
}
