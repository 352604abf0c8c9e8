import { AppError, type AppErrorOptions } from '@repo/facts';
import type { BillingCurrency } from '@repo/vertical';

/** A customer of a provider may have one currency for all that recurs: the refusal of the other one. */
export const paysInCodes: Readonly<Record<BillingCurrency, string>> = { PKR: 'PAYS_IN_RUPEES', USD: 'PAYS_IN_DOLLARS' };

/** A refusal whose words are in the catalogue of this package: `PAYMENT_MISSING` is `billing.error.payment-missing`. */
export function refusal(code: string, options: Omit<AppErrorOptions, 'messageKey'> = {}): AppError {
  const messageKey = `billing.error.${code.toLowerCase().replaceAll('_', '-')}`;
  return new AppError(code, { kind: 'conflict', ...options, messageKey });
}
