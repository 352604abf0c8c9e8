/** What the local provider knows of a customer. It is stored as JSON: amounts as decimal digits, instants as ISO 8601. */
import { z } from 'zod';

const money = z.codec(z.string().regex(/^-?\d+$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (value) => `${value}`,
});
const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (value) => value.toISOString(),
});
const text = z.strictObject({ ur: z.string(), en: z.string() });
const currency = z.enum(['PKR', 'USD']);

const terms = z.strictObject({
  plan: z.enum(['team', 'scale']),
  interval: z.enum(['month', 'year']),
  seats: z.int().positive(),
  /** Of one seat and one interval, as the price was when it was bought. */
  unit: money,
  /** Of the plan, for the lines of its invoices. */
  name: text,
});

/** What a checkout is for. */
export const localPurchase = z.strictObject({
  vertical: z.string(),
  currency,
  terms,
  trialDays: z.int().nonnegative(),
});

const subscription = z.strictObject({
  reference: z.string(),
  vertical: z.string(),
  currency,
  terms,
  /** From the next period on; null: the same. */
  next: terms.nullable(),
  status: z.enum(['trialing', 'active', 'past-due', 'ended']),
  /** The day of the month on which its periods begin. */
  anchorDay: z.int(),
  periodStart: instant,
  periodEnd: instant,
  /** When the next period is billed: with the end of this one, or later when this one was paid later than that. */
  renewsAt: instant,
  trialEnd: instant.nullable(),
  endsAtPeriodEnd: z.boolean(),
  pastDueSince: instant.nullable(),
  /** How often the missing payment was tried again. */
  retries: z.int(),
});

const invoice = z.strictObject({
  reference: z.string(),
  /** The subscription's reference. */
  subscription: z.string(),
  /** Null until the state is stored. */
  number: z.string().nullable(),
  vertical: z.string(),
  currency,
  total: money,
  status: z.enum(['open', 'paid', 'void', 'uncollectible']),
  lines: z.array(z.strictObject({ description: text, quantity: z.int(), amount: money })),
  issuedAt: instant,
  paidAt: instant.nullable(),
});

const payment = z.strictObject({
  reference: z.string(),
  kind: z.enum(['payment', 'refund']),
  /** The invoice's reference. */
  invoice: z.string(),
  /** Of a refund: the payment's reference. */
  refunds: z.string().nullable(),
  currency,
  gross: money,
  country: z.string(),
  settledAt: instant,
});

export const localState = z.strictObject({
  customer: z.string(),
  card: z.strictObject({
    works: z.boolean(),
    /** Where its holder says to be: ISO 3166-1 alpha-2. */
    country: z.string(),
  }),
  /** In the order of purchase; ended ones stay. */
  subscriptions: z.array(subscription),
  invoices: z.array(invoice),
  payments: z.array(payment),
  /** What was given back by a change and not used yet. */
  credits: z.strictObject({ PKR: money, USD: money }),
  /** The latest deeds, by the ids of their requests: each is done once. */
  deeds: z.array(z.string()),
  /** How many ids were given. */
  given: z.int(),
});

export type LocalPurchase = z.output<typeof localPurchase>;
export type LocalTerms = z.output<typeof terms>;
export type LocalSubscription = z.output<typeof subscription>;
export type LocalInvoice = z.output<typeof invoice>;
export type LocalPayment = z.output<typeof payment>;
export type LocalState = z.output<typeof localState>;

export function newState(customer: string): LocalState {
  return {
    customer,
    card: { works: true, country: 'PK' },
    subscriptions: [],
    invoices: [],
    payments: [],
    credits: { PKR: 0n, USD: 0n },
    deeds: [],
    given: 0,
  };
}

/** The next id of a kind, "in_<customer>_7", and the state in which it is given. */
export function giveId(state: LocalState, kind: 'sub' | 'in' | 'pay' | 're'): { id: string; state: LocalState } {
  const given = state.given + 1;
  return { id: `${kind}_${state.customer}_${given}`, state: { ...state, given } };
}

export function putSubscription(state: LocalState, changed: LocalSubscription): LocalState {
  const subscriptions = state.subscriptions.map((each) => (each.reference === changed.reference ? changed : each));
  return { ...state, subscriptions };
}

/** Deeds that are remembered. */
const mostDeeds = 200;

export const isDone = ({ deeds }: LocalState, requestId: string): boolean => deeds.includes(requestId);

export function noteDeed(state: LocalState, requestId: string): LocalState {
  return { ...state, deeds: [...state.deeds, requestId].slice(-mostDeeds) };
}
