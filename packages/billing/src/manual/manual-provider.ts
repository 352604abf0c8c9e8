import type { PaymentProvider, PurchaseWish } from '../provider/provider.ts';
import type { ManualInvoice, TransferMethod } from './manual-invoice.ts';

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

export interface BookQuery {
  /**
   * `waiting`: a second person has something to confirm, the oldest first. `open`: not paid, or paid for nothing, the newest
   * first.
   * `settled`: paid, what was paid last first. `all`: void ones too, the newest first.
   */
  readonly show: 'waiting' | 'open' | 'settled' | 'all';
  /** A part of a number, of a reference or of the name of who buys. */
  readonly find?: string;
  /** Id of the last one seen. */
  readonly after?: string;
}

export interface BookPage {
  /** At most 24. */
  readonly items: readonly ManualInvoice[];
  /** What the next page comes after; null: there is none. */
  readonly next: string | null;
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
  /**
   * As `request`, but an invoice of the vertical with the same terms that can still be paid in time is shown again.
   * @throws AppError as `request`, `INVOICE_OPEN` (one with other terms is open), `PURCHASE_UNDER_WAY`
   */
  requestOnce: ManualProvider['request'];
  /** @param organizationId null: for an operator @throws AppError `NOT_FOUND`, also for one of another organization */
  read(invoiceId: string, organizationId: string | null): Promise<ManualInvoice>;
  /** For operators: a page of the books of all organizations. @throws AppError `NOT_FOUND` for an `after` that is none */
  list(query: BookQuery): Promise<BookPage>;
  /**
   * Keeps the reference of the transfer that whoever paid typed.
   * @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `INVOICE_WITHDRAWN` (nothing can be recorded for it any more)
   */
  declare(invoiceId: string, organizationId: string, payerReference: string): Promise<void>;
  /**
   * Nobody wants the invoice any more. Its number stays; twice is once.
   * @throws AppError `NOT_FOUND`, `INVOICE_PAID` (something was recorded for it)
   */
  cancel(invoiceId: string, organizationId: string): Promise<void>;
  /**
   * Records what reached the account. It counts once somebody else confirms it.
   * @returns the id of the receipt; the same for the same one
   * @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `INVOICE_VOID`, `DAY_EARLY` (more than a year before the invoice), `TRANSFER_USED`,
   * `RECEIPT_KNOWN` (the same amount and reference is recorded with another day, country or proof)
   */
  record(operatorId: string, receipt: NewReceipt): Promise<string>;
  /**
   * Records that a confirmed receipt, or a part of it, was sent back: a row of its own, which somebody else confirms.
   * @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `REFUND_TOO_LARGE`, `BACK_EARLY` (before the receipt itself), `RECEIPT_KNOWN`
   */
  reverse(operatorId: string, reversal: NewReversal): Promise<string>;
  /**
   * Confirms what somebody else recorded; twice is once. The plan is active with the confirmation that pays all of the invoice, unless
   * another provider collects for the vertical by then, or the organization was deleted: the invoice is then paid and has no period.
   * @throws AppError `NOT_FOUND`, `SECOND_PERSON` (the same person recorded it), `TRANSFER_USED` (a receipt with this reference of the
   * bank is confirmed already)
   */
  confirm(operatorId: string, receiptId: string): Promise<void>;
  /** Sets a receipt aside that is wrong and not confirmed, also one's own; twice is once. @throws AppError `NOT_FOUND` */
  dismiss(operatorId: string, receiptId: string): Promise<void>;
}
