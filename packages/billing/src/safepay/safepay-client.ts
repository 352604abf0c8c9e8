import { z } from 'zod';
import { refusal } from '../refusal.ts';

export type SafepayEnvironment = 'development' | 'sandbox' | 'production';

export interface SafepayKeys {
  /** Public: "sec_…", named `client` in requests. */
  readonly apiKey: string;
  /** Signs the return of a buyer, and opens subscriptions. */
  readonly v1Secret: string;
  readonly webhookSecret: string;
}

export interface SafepayClientOptions {
  readonly environment: SafepayEnvironment;
  readonly keys: SafepayKeys;
  /** In place of the address of the environment, for tests. */
  readonly apiUrl?: string;
}

const hosts: Readonly<Record<SafepayEnvironment, { readonly api: string; readonly pages: string }>> = {
  development: { api: 'https://dev.api.getsafepay.com', pages: 'https://dev.api.getsafepay.com' },
  sandbox: { api: 'https://sandbox.api.getsafepay.com', pages: 'https://sandbox.api.getsafepay.com' },
  production: { api: 'https://api.getsafepay.com', pages: 'https://getsafepay.com' },
};

/** How long an answer may take, in milliseconds. */
const timeoutMillis = 10_000;

const order = z.object({ data: z.object({ token: z.string().min(1) }) });
const passport = z.object({ data: z.string().min(1) });

export interface SafepayClient {
  /** Begins an order. @param amount in the unit of the API @returns its token @throws AppError `PROVIDER_UNAVAILABLE` */
  initOrder(amount: number, currency: 'PKR' | 'USD'): Promise<string>;
  /** The page on which an order is paid. */
  checkoutUrl(token: string, page: SafepayPage & { readonly orderId: string }): string;
  /** A token that opens the page of a subscription. @throws AppError `PROVIDER_UNAVAILABLE` */
  passportToken(): Promise<string>;
  /** The page on which a subscription begins. @param reference ours */
  subscribeUrl(token: string, page: SafepayPage & { readonly planId: string; readonly reference: string }): string;
}

export interface SafepayPage {
  readonly redirectUrl: string;
  readonly cancelUrl: string;
}

/**
 * The part of Safepay's API whose shapes are known, after its SDK for Node 3.0.2. How to ask for the state of a payment is not
 * among them.
 */
export function createSafepayClient({
  environment,
  keys,
  apiUrl = hosts[environment].api,
}: SafepayClientOptions): SafepayClient {
  const pageOf = (path: string, query: Readonly<Record<string, string>>) =>
    `${hosts[environment].pages}${path}?${new URLSearchParams(query).toString()}`;
  const post = async <T>(
    path: string,
    shape: z.ZodType<T>,
    request: { body: object; headers?: Record<string, string> },
  ): Promise<T> => {
    try {
      const answer = await fetch(new URL(path, apiUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...request.headers },
        body: JSON.stringify(request.body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMillis),
      });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return shape.parse(await answer.json());
    } catch (cause) {
      throw refusal('PROVIDER_UNAVAILABLE', {
        kind: 'unavailable',
        params: { provider: 'safepay' },
        retryAfter: 5,
        cause,
      });
    }
  };

  return {
    async initOrder(amount, currency) {
      const { data } = await post('/order/v1/init', order, { body: { client: keys.apiKey, amount, currency, environment } });
      return data.token;
    },
    checkoutUrl: (token, { orderId, redirectUrl, cancelUrl }) =>
      pageOf('/checkout/pay', {
        ...{ beacon: token, order_id: orderId, redirect_url: redirectUrl, cancel_url: cancelUrl },
        ...{ env: environment, source: 'custom', webhooks: 'true' },
      }),
    async passportToken() {
      const headers = { 'X-SFPY-MERCHANT-SECRET': keys.v1Secret };
      return (await post('/client/passport/v1/token', passport, { body: {}, headers })).data;
    },
    subscribeUrl: (token, { planId, reference, redirectUrl, cancelUrl }) =>
      pageOf('/checkout/subscribe', {
        ...{
          plan_id: planId,
          auth_token: token,
          reference,
          redirect_url: redirectUrl,
          cancel_url: cancelUrl,
          env: environment,
        },
      }),
  };
}
