import { AppError, type AppErrorOptions } from '@repo/facts';

/** A refusal whose words are in the catalogue of this package: `PAYMENT_MISSING` is `billing.error.payment-missing`. */
export function refusal(code: string, options: Omit<AppErrorOptions, 'messageKey'> = {}): AppError {
  const messageKey = `billing.error.${code.toLowerCase().replaceAll('_', '-')}`;
  return new AppError(code, { kind: 'conflict', ...options, messageKey });
}
