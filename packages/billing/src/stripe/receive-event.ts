import { AppError } from '@repo/facts';
import Stripe from 'stripe';
import { z } from 'zod';
import type { ProviderEvent } from '../provider/provider.ts';
import { at, idOf, isLive, type StripeOptions } from './stripe-account.ts';

/** Seconds that a delivery may be old, and that the clock of its sender may be ahead. */
const tolerance = 300;
const ahead = 60;

/** Why a delivery is refused. The first two could have come from anybody; the others were signed with our secret. */
export type RefusalReason = 'unsigned' | 'signature' | 'stale' | 'future' | 'livemode' | 'account' | 'api-version' | 'body';

const refused = (reason: RefusalReason, cause?: unknown) =>
  new AppError('WEBHOOK_REFUSED', {
    messageKey: 'billing.error.event-refused',
    params: { reason },
    ...(cause === undefined ? {} : { cause }),
  });

export interface ReceiveDeps extends StripeOptions {
  readonly stripe: Stripe;
  readonly now: () => Date;
}

const given = z.string().regex(/^\w[\w.-]{0,254}$/);

/** What is read of every event; the rest is read as it is needed. */
const envelope = z.looseObject({
  id: given,
  object: z.literal('event'),
  type: given,
  // Until the year 9999: a time of the database.
  created: z.int().min(0).max(253_402_300_799),
  data: z.looseObject({ object: z.looseObject({}) }),
});

/** Levels of a body; those of Stripe have fewer than 20. */
const mostLevels = 100;

function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < most; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** @throws AppError `WEBHOOK_REFUSED` with `reason` */
export async function receiveEvent(deps: ReceiveDeps, raw: string, headers: Headers): Promise<ProviderEvent | null> {
  const event = await verified(deps, raw, headers.get('stripe-signature'));
  const payload: unknown = JSON.parse(raw);
  if (!envelope.safeParse(payload).success || isDeeperThan(payload, mostLevels)) throw refused('body');
  if (event.livemode !== isLive(deps)) throw refused('livemode');
  if (event.account !== undefined && event.account !== deps.account) throw refused('account');
  if (event.api_version !== Stripe.API_VERSION) throw refused('api-version');
  return eventOf(deps.stripe, event, payload);
}

async function verified(
  { stripe, webhookSecrets, now }: ReceiveDeps,
  raw: string,
  header: string | null,
): Promise<Stripe.Event> {
  if (header === null || header === '') throw refused('unsigned');
  const received = now().getTime();
  const signed = timeOf(header);
  if (signed === null) throw refused('signature');
  const age = Math.floor(received / 1000) - signed;
  for (const secret of webhookSecrets) {
    if (!secret) continue;
    try {
      // As if it came the moment it was signed where it is too old: first whether it is ours at all.
      const event = await stripe.webhooks.constructEventAsync(
        raw,
        header,
        secret,
        tolerance,
        undefined,
        age > tolerance ? signed * 1000 : received,
      );
      if (age > tolerance) throw refused('stale');
      // The library takes any time that is ahead.
      if (age < -ahead) throw refused('future');
      return event;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw refused('body', error);
    }
  }
  throw refused('signature');
}

/** Seconds since 1970; the last one counts, as for the library. */
function timeOf(header: string): number | null {
  const times = header.split(',').flatMap((part) => (part.startsWith('t=') ? [part.slice(2)] : []));
  const last = times.at(-1);
  return last !== undefined && /^\d{1,12}$/.test(last) ? Number(last) : null;
}

const reference = z.union([given, z.looseObject({ id: given })]).nullish();

const about = z.looseObject({
  id: given.optional(),
  object: z.string(),
  customer: reference,
  charge: reference,
  payment_intent: reference,
});

/** What a checkout session of ours says of itself, and of the subscription that it makes. */
const purchase = z.looseObject({ metadata: z.looseObject({ organization: z.uuid(), request: z.string() }) });

/** What is told as long as something is charged. */
const recurring: ReadonlySet<string> = new Set([
  'checkout.session.completed',
  'customer.subscription.created',
  'customer.subscription.updated',
  'invoice.paid',
]);

/** An invoice says it of its subscription. */
const charged = z.looseObject({ parent: z.looseObject({ subscription_details: purchase }) });

const organizationOf = (object: unknown): string | undefined =>
  (purchase.safeParse(object).data ?? charged.safeParse(object).data?.parent.subscription_details)?.metadata.organization;

/** An event in the words of this product; null: it is about no customer. */
export async function eventOf(stripe: Stripe, event: Stripe.Event, payload: unknown): Promise<ProviderEvent | null> {
  const customer = await customerOf(stripe, event.data.object);
  if (customer === null) return null;
  const bought = event.type === 'checkout.session.completed' ? purchase.safeParse(event.data.object).data : undefined;
  const recursFor = recurring.has(event.type) ? organizationOf(event.data.object) : undefined;
  return {
    ...{ id: event.id, type: event.type, customer, createdAt: at(event.created), payload },
    ...(bought && { boughtFor: bought.metadata.organization }),
    ...(recursFor !== undefined && { recursFor }),
  };
}

async function customerOf(stripe: Stripe, given: unknown): Promise<string | null> {
  const read = about.safeParse(given);
  if (!read.success) return null;
  const { id, object, customer, charge, payment_intent } = read.data;
  if (object === 'customer') return id ?? null;
  const named = idOf(customer);
  // A dispute and a refund name what was paid, and not by whom.
  if (named !== null || (object !== 'dispute' && object !== 'refund')) return named;
  const [paid, intent] = [idOf(charge), idOf(payment_intent)];
  if (paid !== null) return idOf((await stripe.charges.retrieve(paid)).customer);
  return intent === null ? null : idOf((await stripe.paymentIntents.retrieve(intent)).customer);
}
