/** Plans, prices and invoices of the active organization. */
import { queryOptions } from '@tanstack/react-query';
import { platformApi } from '../../platform-api.ts';

export type BillingMessages = typeof import('@repo/billing/messages/en.json');

const api = platformApi.platform.billing;

export type Overview = Awaited<ReturnType<typeof api.overview.query>>;
export type SoldVertical = Overview['verticals'][number];
export type Plan = SoldVertical['plans'][number];
export type PrintedInvoice = Awaited<ReturnType<typeof api.invoice.query>>;
export type ChangePreview = NonNullable<Awaited<ReturnType<typeof api.preview.query>>>;
export type Interval = 'month' | 'year';
export type Currency = 'PKR' | 'USD';

export function billingOverview(organizationId: string) {
  return queryOptions({
    queryKey: ['platform', 'billing', organizationId, 'overview'],
    queryFn: ({ signal }) => api.overview.query(undefined, { signal }),
  });
}

/** Has whoever collects asked what is there. */
export function paymentLook(organizationId: string) {
  return queryOptions({
    queryKey: ['platform', 'billing', organizationId, 'look'],
    queryFn: ({ signal }) => api.look.query(undefined, { signal }),
    staleTime: 0,
  });
}

export function checkoutOf(id: string) {
  return queryOptions({
    queryKey: ['platform', 'billing', 'checkout', id],
    queryFn: ({ signal }) => api.local.checkout.query({ id }, { signal }),
  });
}

export function invoiceList(organizationId: string) {
  return queryOptions({
    queryKey: ['platform', 'billing', organizationId, 'invoices'],
    queryFn: ({ signal }) => api.invoices.query({}, { signal }),
  });
}

export function invoiceOf(id: string) {
  return queryOptions({
    queryKey: ['platform', 'billing', 'invoice', id],
    queryFn: ({ signal }) => api.invoice.query({ id }, { signal }),
  });
}

export interface ChangeWish {
  readonly vertical: string;
  readonly plan: 'team' | 'scale';
  readonly interval: Interval;
}

export function changePreview(wish: ChangeWish) {
  return queryOptions({
    queryKey: ['platform', 'billing', 'preview', wish],
    queryFn: ({ signal }) => api.preview.query(wish, { signal }),
    staleTime: 0,
  });
}

/** @returns the address of the page where it is paid */
export async function buyPlan(wish: ChangeWish & { readonly currency: Currency; readonly app: string }): Promise<string> {
  return (await api.buy.mutate(wish)).url;
}

export async function changePlan(wish: ChangeWish): Promise<void> {
  await api.change.mutate(wish);
}

/** Ends a plan with its period, or takes that back. */
export async function setRenewal(vertical: string, renews: boolean): Promise<void> {
  await (renews ? api.resume : api.cancel).mutate({ vertical });
}

/** @returns the address of the page of who collects; null: there is none */
export async function portalAddress(app: string): Promise<string | null> {
  return (await api.portal.mutate({ app })).url;
}

/** @returns where to go on; null: the card declined */
export async function payCheckout(id: string, outcome: 'paid' | 'declined'): Promise<string | null> {
  return (await api.local.pay.mutate({ id, outcome })).to;
}
