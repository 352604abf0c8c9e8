import type { StoredEvent } from './event.ts';

/** What a merchant sets in the dashboard, and what the world around the account does. */
export interface Settings {
  /** Where the fake listens: what it answers as an address leads nowhere else. */
  readonly url: () => string;
  readonly accountId: string;
  /** What Stripe keeps of a payment, in minor units. */
  readonly fee: (amount: number, currency: string) => number;
  /** Days after a failed attempt at which a card is tried again. */
  readonly retryDays: readonly number[];
  /** What becomes of a subscription whose card was tried as often as that. */
  readonly afterRetries: 'cancel' | 'past_due' | 'unpaid';
  readonly onEvent: (event: StoredEvent) => void;
}
