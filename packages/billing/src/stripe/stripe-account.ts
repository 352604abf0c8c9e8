import { AppError } from '@repo/facts';
import Stripe from 'stripe';
import { refusal } from '../refusal.ts';

export interface StripeOptions {
  /** `sk_…` or a restricted `rk_…`; its mode is the mode of the deployment. */
  readonly secretKey: string;
  /** `whsec_…`; two while one is rotated. */
  readonly webhookSecrets: readonly [string, string?];
  /** The account's own id, where events name one (`acct_…`); events of another account are refused. */
  readonly account?: string;
  /** Where the API is; tests pass that of a fake. */
  readonly connection?: Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'>;
  /** Further attempts of a request that failed on its way; 1: somebody waits. */
  readonly retries?: number;
}

export function connectStripe({ secretKey, connection = {}, retries = 1 }: StripeOptions): Stripe {
  return new Stripe(secretKey, {
    ...connection,
    apiVersion: Stripe.API_VERSION,
    maxNetworkRetries: retries,
    timeout: 10_000,
    telemetry: false,
  });
}

export const isLive = ({ secretKey }: Pick<StripeOptions, 'secretKey'>): boolean => /^[sr]k_live_/.test(secretKey);

/** Runs requests; their failures become errors of this product. */
export async function asking<T>(requests: () => Promise<T>): Promise<T> {
  try {
    return await requests();
  } catch (error) {
    throw ofStripe(error);
  }
}

function ofStripe(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  if (error.code === 'resource_missing') return new AppError('NOT_FOUND', { kind: 'not-found', cause: error });
  if (error instanceof Stripe.errors.StripeCardError) {
    return refusal('PAYMENT_DECLINED', { cause: error });
  }
  return refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: 'stripe' }, cause: error });
}

/** The time of Stripe, which counts seconds. */
export const at = (seconds: number): Date => new Date(seconds * 1000);

/** The id of what is given as an id or as the object itself. */
export const idOf = (given: string | { readonly id: string } | null | undefined): string | null =>
  typeof given === 'string' ? given : (given?.id ?? null);
