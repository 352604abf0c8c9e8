/** The books of transfers, for the people who run a deployment. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../../platform-api.ts';

const api = platformApi.platform.billing.books;

export type BookedInvoice = Awaited<ReturnType<typeof api.open.query>>[number];
export type Receipt = BookedInvoice['receipts'][number];

const key = ['platform', 'billing', 'books'] as const;

export const allOfBooks = { queryKey: key };

export const openInvoices = queryOptions({
  queryKey: [...key, 'open'],
  queryFn: ({ signal }) => api.open.query(undefined, { signal }),
  // Somebody else may have confirmed meanwhile.
  staleTime: 0,
});

export const settledInvoices = queryOptions({
  queryKey: [...key, 'settled'],
  queryFn: ({ signal }) => api.settled.query(undefined, { signal }),
  staleTime: 0,
});

export interface Money {
  /** Minor units in decimal digits. */
  readonly amount: string;
  readonly bankReference: string;
  /** ISO instant. */
  readonly at: string;
}

export async function recordReceipt(invoiceId: string, { amount, bankReference, at }: Money): Promise<void> {
  await api.record.mutate({ invoiceId, amount, bankReference, receivedAt: at });
}

export async function reverseReceipt(receiptId: string, { amount, bankReference, at }: Money, reason: string): Promise<void> {
  await api.reverse.mutate({ receiptId, amount, bankReference, at, reason });
}

export async function confirmReceipt(receiptId: string): Promise<void> {
  await api.confirm.mutate({ receiptId });
}

export async function dismissReceipt(receiptId: string): Promise<void> {
  await api.dismiss.mutate({ receiptId });
}
