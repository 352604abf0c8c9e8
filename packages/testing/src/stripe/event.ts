import Stripe from 'stripe';
import { newId } from './id.ts';

export type EventType = Stripe.Event['type'];

/** What an event of a type is about, by the SDK's types. */
export type SubjectOf<Type extends EventType> = Extract<Stripe.Event, { type: Type }>['data']['object'];

/** An event as it was when it happened: what it is about does not change with the object. */
export interface StoredEvent extends Omit<Stripe.EventBase, 'data'> {
  readonly data: { readonly object: unknown; readonly previous_attributes?: unknown };
}

export interface Cause {
  readonly livemode: boolean;
  /** In seconds. */
  readonly created: number;
  /** The request that caused it; null: Stripe did it by itself. */
  readonly request: Stripe.Event.Request | null;
}

export function newEvent<Type extends EventType>(
  type: Type,
  object: SubjectOf<Type>,
  { livemode, created, request }: Cause,
  previous?: Partial<SubjectOf<Type>>,
): StoredEvent {
  return {
    id: newId('evt', 24),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created,
    data:
      previous === undefined ? { object: asSent(object) } : { object: asSent(object), previous_attributes: asSent(previous) },
    livemode,
    pending_webhooks: 1,
    request: request ?? { id: null, idempotency_key: null },
    type,
  };
}

/** As it stands in JSON: a copy, with decimals as strings. */
export function asSent(object: unknown): unknown {
  const parsed: unknown = JSON.parse(JSON.stringify(object));
  return parsed;
}
