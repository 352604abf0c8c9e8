import type Stripe from 'stripe';
import { type EventType, newEvent, type StoredEvent, type SubjectOf } from './event.ts';
import type { Settings } from './settings.ts';
import type {
  PendingLine,
  StoredBalanceTransaction,
  StoredCharge,
  StoredCustomer,
  StoredDispute,
  StoredIntent,
  StoredInvoice,
  StoredInvoicePayment,
  StoredMeterEvent,
  StoredPaymentMethod,
  StoredPrice,
  StoredRefund,
  StoredSession,
  StoredSubscription,
  StoredTaxId,
} from './stored.ts';
import { Table } from './table.ts';

/** What the test clock says, in seconds. Both modes go by one. */
export interface Clock {
  now: number;
}

/** One mode of the account: its objects, which the other mode does not know. */
export class Account {
  readonly livemode: boolean;
  readonly clock: Clock;
  readonly settings: Settings;

  readonly customers = new Table<StoredCustomer>('customer');
  readonly deletedCustomers = new Table<Stripe.DeletedCustomer>('customer');
  readonly taxIds = new Table<StoredTaxId>('tax ID');
  readonly products = new Table<Stripe.Product>('product');
  readonly prices = new Table<StoredPrice>('price');
  readonly paymentMethods = new Table<StoredPaymentMethod>('PaymentMethod');
  readonly sessions = new Table<StoredSession>('checkout.session');
  readonly subscriptions = new Table<StoredSubscription>('subscription');
  readonly pendingLines = new Table<PendingLine>('invoiceitem');
  readonly invoices = new Table<StoredInvoice>('invoice');
  readonly invoicePayments = new Table<StoredInvoicePayment>('invoice_payment');
  readonly intents = new Table<StoredIntent>('payment_intent');
  readonly charges = new Table<StoredCharge>('charge');
  readonly balanceTransactions = new Table<StoredBalanceTransaction>('balance transaction');
  readonly refunds = new Table<StoredRefund>('refund');
  readonly disputes = new Table<StoredDispute>('dispute');
  readonly meters = new Table<Stripe.Billing.Meter>('billing meter');
  readonly meterEvents = new Table<StoredMeterEvent>('meter event');
  readonly features = new Table<Stripe.Entitlements.Feature>('entitlements feature');
  readonly events = new Table<StoredEvent>('event');

  /** When each identifier of a meter event came last. */
  readonly meterIdentifiers = new Map<string, number>();
  /** Payment methods that no bank honours. */
  readonly decliningCards = new Set<string>();
  /** By product. */
  readonly productFeatures = new Map<string, Stripe.ProductFeature[]>();
  /** By customer, as they were told last. */
  readonly entitlements = new Map<string, Stripe.Entitlements.ActiveEntitlement[]>();
  /** Lines of the running period that were debited, by subscription: what is given back is a part of one of them. */
  readonly debits = new Map<string, readonly Stripe.InvoiceLineItem[]>();
  /** By session. */
  readonly checkoutPlans = new Map<string, CheckoutPlan>();
  /** Whom the page of a portal session is of, and where it leads back to. */
  readonly portals = new Map<string, { readonly customer: string; readonly back: string | null }>();
  readonly announcedTrialEnds = new Set<string>();
  /** The request that is carried out now. */
  request: Stripe.Event.Request | null = null;

  constructor(livemode: boolean, clock: Clock, settings: Settings) {
    this.livemode = livemode;
    this.clock = clock;
    this.settings = settings;
  }

  /** In seconds. */
  get now(): number {
    return this.clock.now;
  }

  /** Makes the event of something that happened. */
  tell<Type extends EventType>(type: Type, object: SubjectOf<Type>, previous?: Partial<SubjectOf<Type>>): void {
    const cause = { livemode: this.livemode, created: this.now, request: this.request };
    const event = this.events.add(newEvent(type, object, cause, previous));
    this.settings.onEvent(event);
  }

  /** Changes an object and makes the event of it, which says what was before; none where nothing changes. */
  change<Type extends EventType>(type: Type, object: SubjectOf<Type>, change: Partial<SubjectOf<Type>>): void {
    const previous: Partial<SubjectOf<Type>> = {};
    for (const name in change) {
      if (JSON.stringify(object[name]) !== JSON.stringify(change[name])) previous[name] = object[name];
    }
    if (Object.keys(previous).length === 0) return;
    const before = { ...previous };
    Object.assign(object, change);
    this.tell(type, object, before);
  }
}

/** What a checkout session will make, which the session itself does not show. */
export interface CheckoutPlan {
  readonly lines: readonly Stripe.LineItem[];
  readonly trialDays: number | null;
  readonly description: string | null;
  readonly metadata: Stripe.Metadata;
  readonly missingPaymentMethod: Stripe.Subscription.TrialSettings.EndBehavior.MissingPaymentMethod;
  /** The payment that was tried before. */
  intent: StoredIntent | null;
}
