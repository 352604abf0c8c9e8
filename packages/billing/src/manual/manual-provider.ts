import type { BillingCurrency, BillingInterval } from '@repo/vertical';
import type { PaymentProvider, PurchaseWish } from '../provider/provider.ts';
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

export interface NewReceipt {
  readonly invoiceId: string;
  /** Minor units, above 0: all of the invoice, a part of it or more. */
  readonly amount: bigint;
  readonly bankReference: string;
  readonly receivedAt: Date;
  readonly payerCountry?: string;
  readonly proof?: string;
}

export interface NewReversal {
  readonly receiptId: string;
  /** Minor units, above 0. */
  readonly amount: bigint;
  /** Of the transfer back. */
  readonly bankReference: string;
  /** When it left. */
  readonly at: Date;
  readonly reason: string;
}

/** Invoices that are paid by bank transfer or Raast, where people see to it that the money came. */
export interface ManualProvider extends PaymentProvider {
  readonly id: 'manual';
  /**
   * Issues an invoice for one period; the same request once. A plan that is paid like this may be paid ahead.
   * @throws AppError `CURRENCY_UNAVAILABLE` (Raast moves rupees alone), `PLAN_HELD` (another plan, or one that is paid otherwise)
   */
  request(
    wish: PurchaseWish,
    how: { readonly method: TransferMethod; readonly buyer: ManualInvoice['buyer'] },
  ): Promise<ManualInvoice>;
  /** @param organizationId null: for an operator @throws AppError `NOT_FOUND`, also for one of another organization */
  read(invoiceId: string, organizationId: string | null): Promise<ManualInvoice>;
  /** For operators: those that are not paid, paid for nothing, or of which a receipt waits; the oldest first. */
  open(): Promise<readonly ManualInvoice[]>;
  /** For operators: the 24 that were paid last, the newest first. */
  settled(): Promise<readonly ManualInvoice[]>;
  /** Keeps the reference of the transfer that whoever paid typed. @throws AppError `NOT_FOUND`, `INVALID_INPUT` */
  declare(invoiceId: string, organizationId: string, payerReference: string): Promise<void>;
  /**
   * Nobody wants the invoice any more. Its number stays; twice is once.
   * @throws AppError `NOT_FOUND`, `INVOICE_PAID` (something was recorded for it)
   */
  cancel(invoiceId: string, organizationId: string): Promise<void>;
  /**
   * Records what reached the account. It counts once somebody else confirms it.
   * @returns the id of the receipt; the same for the same amount and reference
   * @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `INVOICE_VOID`
   */
  record(operatorId: string, receipt: NewReceipt): Promise<string>;
  /**
   * Records that a confirmed receipt, or a part of it, was sent back: a row of its own, which somebody else confirms.
   * @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `REFUND_TOO_LARGE`
   */
  reverse(operatorId: string, reversal: NewReversal): Promise<string>;
  /**
   * Confirms what somebody else recorded; twice is once. The plan is active with the confirmation that pays all of the invoice, unless
   * another provider collects for the vertical by then: the invoice is then paid and has no period.
   * @throws AppError `NOT_FOUND`, `SECOND_PERSON` (the same person recorded it), `TRANSFER_USED` (a receipt with this reference of the
   * bank is confirmed already)
   */
  confirm(operatorId: string, receiptId: string): Promise<void>;
  /** Sets a receipt aside that is wrong and not confirmed, also one's own; twice is once. @throws AppError `NOT_FOUND` */
  dismiss(operatorId: string, receiptId: string): Promise<void>;
}
