import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { Catalogue } from '../plans/catalogue.ts';
import type { PaymentProvider, ProviderCapabilities } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import { createSafepayClient, type SafepayClientOptions } from './safepay-client.ts';
import { signedData } from './signatures.ts';

export interface SafepayProviderOptions extends SafepayClientOptions {
  /**
   * The unit of `amount` in Safepay's requests, as the merchant's contract says. Its documents do not, and a wrong one would take a
   * hundred times too much or too little: without it there is no provider.
   */
  readonly amountUnit: 'rupees' | 'paisa' | undefined;
  readonly catalogue: Catalogue;
}

const capabilities: ProviderCapabilities = {
  recurring: false,
  usage: false,
  refunds: false,
  portal: false,
  currencies: ['PKR', 'USD'],
  playMoney: false,
};

const event = z.object({
  token: z.string().min(1),
  type: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  notification: z.object({ metadata: z.object({ order_id: z.string() }).partial().optional() }).optional(),
});

const unavailable = () => refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: 'safepay' } });

/** The amount of a request. @param amount minor units */
export function requestAmount(amount: bigint, unit: 'rupees' | 'paisa'): number {
  if (amount <= 0n || amount > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`${amount} cannot be asked for`);
  return unit === 'paisa' ? Number(amount) : Number(`${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`);
}

/**
 * Safepay as far as its shapes are known: it begins a purchase and reads signed webhooks. How to ask it for the state of a payment is
 * not known, so `fetchTruth` and changes refuse, and no plan becomes active by it.
 *
 * @throws RangeError without the unit of amounts
 */
export function createSafepayProvider({ amountUnit, catalogue, ...options }: SafepayProviderOptions): PaymentProvider {
  if (amountUnit === undefined) throw new RangeError('Safepay: say whether amounts are in "rupees" or in "paisa"');
  const client = createSafepayClient(options);
  return {
    id: 'safepay',
    capabilities,
    async createCustomer({ organizationId }) {
      return `safepay_${organizationId}`;
    },
    async createCheckout({ customer, vertical, plan, interval, currency, seats, requestId }, { done, abandoned }) {
      const price = catalogue.price({ vertical, plan, interval, currency });
      if (!price) throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
      const token = await client.initOrder(requestAmount(price.amount * BigInt(seats), amountUnit), currency);
      const orderId = `${customer}:${requestId}`;
      return { url: client.checkoutUrl(token, { orderId, redirectUrl: done, cancelUrl: abandoned }) };
    },
    async changeSubscription() {
      throw unavailable();
    },
    async receive(raw, headers) {
      const data = signedData(raw, headers.get('x-sfpy-signature'), options.keys.webhookSecret);
      const told = event.safeParse(data);
      if (!told.success) {
        throw new AppError('WEBHOOK_REFUSED', {
          messageKey: 'billing.error.event-refused',
          params: { reason: data ? 'shape' : 'signature' },
        });
      }
      const { token: id, type, created_at: createdAt, notification } = told.data;
      const [customer] = notification?.metadata?.order_id?.split(':') ?? [];
      return {
        ...{ id, type, createdAt: new Date(createdAt), payload: data },
        customer: customer?.startsWith('safepay_') ? customer : null,
      };
    },
    async fetchTruth() {
      throw unavailable();
    },
  };
}
