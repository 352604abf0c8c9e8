import type { ReturnAddresses } from '@repo/billing';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';

/** The page of a checkout of the local provider, inside whichever app it was begun in. */
export const checkoutPath = (checkoutId: string): string => `organization/billing/checkout/${checkoutId}`;

/** The page of an invoice, which is paid by bank transfer. */
export const invoicePath = (invoiceId: string): string => `organization/invoices/${invoiceId}`;

/** Id of the app whose screens ask; an address is never taken from a browser. */
export const appInput = z.string().max(60);

/**
 * Where the screens of an app begin.
 * @throws AppError `INVALID_INPUT` for one that does not run here
 */
export function baseOf(app: string, mounted: readonly MountedVertical[], publicUrl: URL): URL {
  const found = mounted.find(({ vertical }) => vertical.id === app);
  if (!found) throw new AppError('INVALID_INPUT', { field: 'app' });
  return new URL(found.basePath, publicUrl);
}

/** The page of plans of the app that begins at `base`. */
export const plansPage = (base: URL): string => new URL('organization/billing', base).href;

/** Where to go on after the page of a checkout of one vertical's plan. */
export function returnAddresses(base: URL, vertical: string): ReturnAddresses {
  const of = (path: string) => new URL(`organization/billing${path}?${new URLSearchParams({ vertical })}`, base).href;
  return { done: of('/done'), abandoned: of('') };
}
