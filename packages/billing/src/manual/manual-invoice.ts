/** What is kept of an invoice that is paid by transfer, and of the money that moves for it. */
import type { BillingCurrency, BillingInterval } from '@repo/vertical';
import type { InvoiceLine } from '../provider/truth.ts';

export type TransferMethod = 'bank' | 'raast';

/** Money that reached the account, or a contra row that takes it back. */
export interface ManualReceipt {
  readonly id: string;
  /** Minor units; below 0 for a contra row. */
  readonly amount: bigint;
  /** The receipt that this row takes back. */
  readonly reversesId: string | null;
  /** As the statement of the bank has it. */
  readonly bankReference: string;
  readonly receivedAt: Date;
  /** Of the bank that it came from: ISO 3166-1 alpha-2. */
  readonly payerCountry: string | null;
  /** SHA-256 of the proof, in hex. */
  readonly proof: string | null;
  readonly reason: string | null;
  /** The operator who recorded it. */
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** Another operator; null: it does not count yet. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  /** Who found that it is wrong before anybody confirmed it: it never counts. */
  readonly dismissedBy: string | null;
  readonly dismissedAt: Date | null;
}

export interface ManualInvoice {
  readonly id: string;
  readonly organizationId: string;
  /** Who issued it, by the name of then. */
  readonly issuer: string;
  readonly number: string;
  readonly vertical: string;
  readonly plan: 'team' | 'scale';
  readonly interval: BillingInterval;
  readonly currency: BillingCurrency;
  readonly seats: number;
  readonly lines: readonly InvoiceLine[];
  /** Minor units, like all amounts here. */
  readonly total: bigint;
  /** What is confirmed; more than the total when too much was paid. */
  readonly paid: bigint;
  /** What is recorded and waits for a second person. */
  readonly waiting: bigint;
  readonly status: 'open' | 'paid' | 'void';
  readonly method: TransferMethod;
  readonly buyer: { readonly name: string; readonly ntn: string | null };
  readonly issuedAt: Date;
  readonly dueAt: Date;
  /** Of the transfer, as whoever paid typed it. */
  readonly payerReference: string | null;
  /** What was paid for; null until all of it was confirmed. */
  readonly period: { readonly start: Date; readonly end: Date; readonly paidAt: Date } | null;
  /** Since when a part of what was paid for is taken back. */
  readonly reversedAt: Date | null;
  readonly voidedAt: Date | null;
  readonly receipts: readonly ManualReceipt[];
}
