import type { StripeProviderOptions } from '@repo/billing';

type Connection = NonNullable<StripeProviderOptions['connection']>;

/** Where a secret key may go without TLS. */
const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * An address as Stripe's SDK takes it. Null: it is none, or the key would go over a network in the clear.
 * @param address of the whole API: "http://127.0.0.1:12111"
 */
export function stripeConnection(address: string): Connection | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, pathname, search, username } = new URL(address);
  if (pathname !== '/' || search !== '' || username !== '') return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'https:') return { protocol: 'https', host, port: port === '' ? 443 : Number(port) };
  if (protocol !== 'http:' || !thisMachine.has(hostname)) return null;
  return { protocol: 'http', host, port: port === '' ? 80 : Number(port) };
}
