/** The books of transfers, for the people who run a deployment. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { platformApi } from '../../../platform-api.ts';

const api = platformApi.platform.billing.books;

export type BookedInvoice = Awaited<ReturnType<typeof api.list.query>>['items'][number];
export type Receipt = BookedInvoice['receipts'][number];

const key = ['platform', 'billing', 'books'] as const;

export const allOfBooks = { queryKey: key };

/** What waits for a second person, what is open, what is paid; `all` is for what is looked for. */
export type Shelf = 'waiting' | 'open' | 'settled' | 'all';

const firstPage: { after?: string } = {};

/** @param find a part of a number, of a reference or of who buys; empty: everything on the shelf */
export const booksOf = (show: Shelf, find = '') =>
  infiniteQueryOptions({
    queryKey: [...key, show, find],
    queryFn: ({ pageParam, signal }) => api.list.query({ show, ...(find && { find }), ...pageParam }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => (next === null ? null : { after: next }),
    // Somebody else may have confirmed meanwhile.
    staleTime: 0,
  });

export interface Money {
  /** Minor units in decimal digits. */
  readonly amount: string;
  readonly bankReference: string;
  /** ISO instant. */
  readonly at: string;
}

export interface Evidence {
  /** Of the bank that it came from: ISO 3166-1 alpha-2; empty: the statement does not say. */
  readonly country: string;
  /** SHA-256 of what was looked at, in hex; empty: nothing is kept. */
  readonly proof: string;
}

export async function recordReceipt(
  invoiceId: string,
  { amount, bankReference, at }: Money,
  { country, proof }: Evidence,
): Promise<void> {
  const evidence = { ...(country && { payerCountry: country }), ...(proof && { proof }) };
  await api.record.mutate({ invoiceId, amount, bankReference, receivedAt: at, ...evidence });
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
