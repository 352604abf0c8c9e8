/** Invoices that are paid by bank transfer or Raast: what an owner does with them. */
import { platformApi } from '../../../platform-api.ts';
import type { ChangeWish, Currency, PrintedInvoice } from '../billing.ts';

const api = platformApi.platform.billing.transfer;

export type Method = 'bank' | 'raast';
export type Transfer = NonNullable<PrintedInvoice['transfer']>;

export interface TransferWish extends ChangeWish {
  readonly currency: Currency;
  readonly method: Method;
  readonly ntn: string | null;
}

/** @returns the id of the invoice */
export async function requestInvoice(wish: TransferWish): Promise<string> {
  return (await api.request.mutate(wish)).id;
}

export async function declareTransfer(id: string, reference: string): Promise<void> {
  await api.declare.mutate({ id, reference });
}

export async function withdrawInvoice(id: string): Promise<void> {
  await api.withdraw.mutate({ id });
}
