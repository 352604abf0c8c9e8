/** Events on their way to an endpoint: signed, and as unreliable as a test asks for. */
import Stripe from 'stripe';
import type { StoredEvent } from './event.ts';

export interface Endpoint {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** Deliver each event as it happens, without being told. */
  readonly automatic?: boolean;
  /** Whose events it is sent; those of test mode where nobody says. */
  readonly livemode?: boolean;
}

/** What goes wrong on the way. */
export interface Knobs {
  /** How often each event is sent; 1. */
  readonly times?: number;
  /** How many are on their way at once; 1. */
  readonly parallel?: number;
  /** How often one is tried until its answer is a 2xx; 3, as in test mode. */
  readonly attempts?: number;
  /** Milliseconds before each one. */
  readonly delay?: number;
  /** Those that are never sent. */
  readonly drop?: (event: EventSummary) => boolean;
  /** Signed with these secrets instead of the endpoint's; several: as while a secret is rotated; none: not signed. */
  readonly secrets?: readonly string[];
  /** `v0`: a signature that only tests of Stripe's own make. */
  readonly scheme?: 'v0' | 'v1';
  /** When it says that it was signed. */
  readonly signedAt?: Date;
  /** As if it were of this mode. */
  readonly livemode?: boolean;
  /** As if it were of this connected account. */
  readonly account?: string;
  readonly apiVersion?: string;
}

export interface EventSummary {
  readonly id: string;
  readonly type: Stripe.Event['type'];
  /** In seconds. */
  readonly created: number;
  readonly livemode: boolean;
  /** The customer that it is about; null: about nobody. */
  readonly customer: string | null;
}

/** What a POST to the endpoint consists of. */
export interface Envelope {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Delivery {
  readonly event: EventSummary;
  /** Status of each attempt; 0: there was no answer. */
  readonly statuses: readonly number[];
}

export function summaryOf({ created, data, id, livemode, type }: StoredEvent): EventSummary {
  const { object } = data;
  const of = typeof object === 'object' && object !== null ? new Map<string, unknown>(Object.entries(object)) : new Map();
  const customer = of.get('object') === 'customer' ? of.get('id') : of.get('customer');
  return { id, type, created, livemode, customer: typeof customer === 'string' ? customer : null };
}

/** @param now when it is signed, where no knob says otherwise */
export function envelopeOf(event: StoredEvent, secret: string, now: Date, knobs: Knobs = {}): Envelope {
  const { account, apiVersion, livemode, scheme = 'v1', secrets = [secret], signedAt = now } = knobs;
  const sent = {
    ...event,
    ...(account === undefined ? {} : { account }),
    ...(apiVersion === undefined ? {} : { api_version: apiVersion }),
    ...(livemode === undefined ? {} : { livemode }),
  };
  const payload = JSON.stringify(sent, null, 2);
  const timestamp = Math.floor(signedAt.getTime() / 1000);
  const signatures = secrets.map((one) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret: one, timestamp, scheme }),
  );
  const [first, ...others] = signatures;
  const header = [first, ...others.map((signature) => signature.replace(/^t=\d+,/, ''))].join(',');
  return {
    body: payload,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      ...(first === undefined ? {} : { 'stripe-signature': header }),
    },
  };
}

/** Sends events in the order in which they are given. */
export async function send(
  events: readonly StoredEvent[],
  endpoint: Endpoint,
  clock: () => Date,
  knobs: Knobs = {},
): Promise<Delivery[]> {
  const { attempts = 3, delay = 0, drop = () => false, parallel = 1, times = 1 } = knobs;
  const queue = events
    .filter((event) => !drop(summaryOf(event)))
    .flatMap((event) => Array.from({ length: times }, () => event));
  const deliveries: Delivery[] = [];
  const carry = async () => {
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      const statuses: number[] = [];
      while (statuses.length < attempts && !statuses.some(accepted)) {
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        statuses.push(await post(endpoint.url, envelopeOf(event, endpoint.secret, clock(), knobs)));
      }
      deliveries.push({ event: summaryOf(event), statuses });
    }
  };
  await Promise.all(Array.from({ length: parallel }, carry));
  return deliveries;
}

export const accepted = (status: number) => status >= 200 && status < 300;

async function post(url: string, { body, headers }: Envelope): Promise<number> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
