import { type BillingJobs, type Catalogue, createReceiver, type Receiver, type StripeProvider } from '@repo/billing';
import type { Database } from '@repo/db';
import type { BuniyadConfig } from '@repo/vertical';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import { noticeJobs } from '../jobs/platform/billing-notice.ts';
import type { Billing } from '../platform/billing/billing.ts';
import { stripeConnection } from './stripe-connection.ts';

/**
 * Stripe where its key is set, else null. Its SDK is loaded here, because most processes never need it.
 * @throws StartError for a key without the secret that its events are signed with: what is paid for would not arrive
 */
export async function stripeOf(
  { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: secrets }: Pick<Env, 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET'>,
  catalogue: Catalogue,
  { stripeApi }: Pick<BuniyadConfig, 'stripeApi'> = {},
): Promise<StripeProvider | null> {
  if (!secretKey && !secrets) return null;
  const [current, previous] = secrets ?? [];
  if (!secretKey || !current) {
    throw new StartError('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together: set both or none.');
  }
  const webhookSecrets: readonly [string, string?] = previous ? [current, previous] : [current];
  const connection = stripeApi === undefined ? null : stripeConnection(stripeApi);
  const { createStripeProvider } = await import('@repo/billing/stripe');
  return createStripeProvider({ secretKey, webhookSecrets, catalogue, ...(connection && { connection }) });
}

export interface ReceiverParts {
  readonly db: Database;
  readonly billing: Pick<Billing, 'desk' | 'providers'>;
  /** Keys the hashes of cards that had a trial. */
  readonly secret: string;
}

/** What takes the events of providers, and does what they lead to. */
export function receiverOf({ db, billing, secret }: ReceiverParts, jobs: BillingJobs): Receiver {
  const { desk, providers } = billing;
  return createReceiver({ db, desk, providers, jobs, secret, tell: noticeJobs });
}
