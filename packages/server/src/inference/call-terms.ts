import { createHmac } from 'node:crypto';
import { InferenceError, systemClock } from '@repo/inference';
import { cacheSalt, createAccount, readRate } from '@repo/inference/accounting';
import type { InferenceSettings } from '@repo/vertical';
import { StartError } from '../env/start-error.ts';
import type { CallTerms } from './port.ts';

export interface CallTermsOptions {
  readonly settings: InferenceSettings;
  /** Of this deployment; absent where nothing needs one. */
  readonly secret?: string | undefined;
  readonly cards?: CallTerms['cards'];
}

/**
 * By what calls are charged, from the configuration.
 * @throws StartError for a rate, an overhead or a tariff that is none
 */
export function callTerms({ settings, secret, cards = () => null }: CallTermsOptions): CallTerms {
  const { dollar, pue, electricity } = settings;
  const fx = dollar && { pair: 'USD/PKR' as const, rate: dollar.rate, date: dollar.date, source: dollar.source };
  const maxAgeDays = dollar?.maxAgeDays;
  try {
    createAccount({ cards, ...(pue !== undefined && { pue }), ...(electricity && { electricity }) });
    if (fx) readRate(fx, maxAgeDays ?? 0, systemClock.wallMs());
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    throw new StartError(`inference in buniyad.config.ts: ${error.message}.`);
  }
  // Not the secret itself: the salt is sent to servers of models.
  const own = secret === undefined ? null : createHmac('sha256', secret).update('cache-salt').digest('base64url');
  return {
    cards,
    ...(fx && { fx: { latest: () => fx, ...(maxAgeDays !== undefined && { maxAgeDays }) } }),
    ...(pue !== undefined && { pue }),
    ...(electricity && { electricity }),
    ...(own !== null && { saltOf: (organizationId) => cacheSalt(own, organizationId) }),
  };
}
