/** Two checkout pages that were open at once and both paid: two subscriptions of one vertical. */
import { AppError } from '@repo/facts';
import Stripe from 'stripe';
import type { DuplicateTruth, SubscriptionTruth } from '../provider/truth.ts';
import type { ChargeStory } from './payment-truth.ts';
import { at, idOf } from './stripe-account.ts';

/** Metadata of a subscription that was found to be one too many: the id of the one that stays. It is not decided again. */
const mark = 'duplicate_of';

/** What Stripe says of a subscription, and what it means here; null: nothing was paid for yet. */
export interface Held {
  readonly subscription: Stripe.Subscription;
  readonly truth: SubscriptionTruth | null;
}

export interface Books {
  readonly organizationId: string;
  readonly invoices: readonly Stripe.Invoice[];
  readonly stories: readonly Pick<ChargeStory, 'charge' | 'disputes' | 'invoice'>[];
}

/**
 * Subscriptions that are one too many: of those that are in force for one vertical the one that was paid first stays. Only what a
 * checkout session of ours has made counts, never what an operator made by hand, whatever its metadata says.
 */
export async function duplicatesOf(stripe: Stripe, held: readonly Held[], books: Books): Promise<DuplicateTruth[]> {
  const marked = held.filter(({ subscription }) => subscription.metadata[mark] !== undefined);
  const others = held.filter((each) => !marked.includes(each) && each.truth !== null && each.truth.status !== 'ended');
  const duplicates = marked.map((each) => duplicateOf(each, each.subscription.metadata[mark] ?? '', books));
  for (const vertical of new Set(others.map(({ truth }) => truth?.vertical))) {
    const rivals = others.filter(({ truth }) => truth?.vertical === vertical);
    const bought = rivals.length > 1 ? await boughtOnes(stripe, rivals, books.organizationId) : [];
    const [first, ...later] = bought.toSorted(
      ({ subscription: a }, { subscription: b }) =>
        paidSince(a, books) - paidSince(b, books) || a.created - b.created || (a.id < b.id ? -1 : 1),
    );
    if (first) duplicates.push(...later.map((each) => duplicateOf(each, first.subscription.id, books)));
  }
  return duplicates;
}

async function boughtOnes(stripe: Stripe, rivals: readonly Held[], organizationId: string): Promise<Held[]> {
  const bought: Held[] = [];
  for (const each of rivals) {
    const { id, metadata } = each.subscription;
    if (metadata.organization !== organizationId || metadata.request === undefined) continue;
    const { data } = await stripe.checkout.sessions.list({ subscription: id, limit: 1 });
    if (data.some((session) => session.metadata?.request === metadata.request)) bought.push(each);
  }
  return bought;
}

function invoicesOf({ id }: Pick<Stripe.Subscription, 'id'>, { invoices }: Pick<Books, 'invoices'>): Stripe.Invoice[] {
  return invoices.filter(({ parent }) => idOf(parent?.subscription_details?.subscription) === id);
}

/** Seconds since 1970. A trial is paid with an invoice of nothing. */
function paidSince(subscription: Stripe.Subscription, books: Books): number {
  const paid = invoicesOf(subscription, books).flatMap(({ status_transitions }) => status_transitions.paid_at ?? []);
  return paid.length > 0 ? Math.min(...paid) : subscription.created;
}

function duplicateOf({ subscription, truth }: Held, keeps: string, books: Books): DuplicateTruth {
  return {
    reference: subscription.id,
    vertical: truth?.vertical ?? subscription.metadata.vertical ?? '',
    keeps,
    boughtAt: at(subscription.created),
    inForce: truth !== null && truth.status !== 'ended',
    kept: invoicesOf(subscription, books).reduce((sum, invoice) => sum + keptOf(invoice, books), 0n),
  };
}

/**
 * What was paid for an invoice and is not given back: by a refund, by a dispute that is lost or, where it was paid outside of Stripe,
 * by a credit note.
 */
function keptOf({ amount_paid, id, post_payment_credit_notes_amount: noted }: Stripe.Invoice, { stories }: Books): bigint {
  const returned = stories.filter(({ invoice }) => invoice === id).map(returnedOf);
  return BigInt(Math.max(0, amount_paid - Math.max(noted, sumOf(returned))));
}

const returnedOf = ({ charge, disputes }: Books['stories'][number]): number =>
  charge.amount_refunded + sumOf(disputes.map(({ amount, status }) => (status === 'lost' ? amount : 0)));

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/**
 * Ends a duplicate at once, gives back all that it charged and voids what it still asks for. At any time, as often as one likes.
 * @throws AppError `DUPLICATE_NOT_REFUNDED` after all else is done: somebody has to give the money back
 */
export async function settleDuplicate(stripe: Stripe, { keeps, kept, reference }: DuplicateTruth): Promise<void> {
  const subscription = await stripe.subscriptions.retrieve(reference);
  // First: a process that ends after this has left a note of what is to be done.
  if (subscription.metadata[mark] !== keeps) await stripe.subscriptions.update(reference, { metadata: { [mark]: keeps } });
  if (subscription.status !== 'canceled' && subscription.status !== 'incomplete_expired') await cancel(stripe, reference);
  const failures: unknown[] = [];
  for await (const invoice of stripe.invoices.list({ subscription: reference, limit: 100, expand: ['data.payments'] })) {
    if (invoice.status === 'open') await stripe.invoices.voidInvoice(invoice.id);
    if (kept === 0n || invoice.status !== 'paid' || invoice.amount_paid === 0) continue;
    const intents = (invoice.payments?.data ?? []).flatMap(({ payment }) => idOf(payment.payment_intent) ?? []);
    for (const intent of intents) await refund(stripe, reference, intent).catch((error: unknown) => failures.push(error));
    const isNoted = invoice.post_payment_credit_notes_amount >= invoice.amount_paid;
    if (intents.length === 0 && !isNoted) failures.push(new Error(`invoice ${invoice.id} was paid outside of Stripe`));
  }
  const [first] = failures;
  if (first === undefined) return;
  const why = first instanceof Error ? first.message : String(first);
  const message = `${reference} was bought beside ${keeps} and has ended, but its payment is not given back: ${why}`;
  const cause = new Error(`${message}. Refund it at Stripe, or record a credit note there, and run this again.`);
  // What is only away for a while is tried again.
  if (first instanceof Stripe.errors.StripeError && !isRefusal(first)) throw first;
  throw new AppError('DUPLICATE_NOT_REFUNDED', { kind: 'conflict', cause });
}

const isRefusal = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError;

/** One that somebody else has ended meanwhile is not there any more for this. */
export async function cancel(stripe: Stripe, reference: string): Promise<void> {
  try {
    await stripe.subscriptions.cancel(reference);
  } catch (error) {
    if (!isRefusal(error) || (await stripe.subscriptions.retrieve(reference)).status !== 'canceled') throw error;
  }
}

/** What is left of it; none where all of it is given back. */
async function refund(stripe: Stripe, reference: string, intent: string): Promise<void> {
  const wish = { payment_intent: intent, reason: 'duplicate' } as const;
  try {
    await stripe.refunds.create(wish, { idempotencyKey: `duplicate-${reference}-${intent}` });
  } catch (error) {
    if (!(isRefusal(error) && error.code === 'charge_already_refunded')) throw error;
  }
}
