import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { fields } from './form.ts';
import { newId } from './id.ts';
import { asked, list, listFields, page } from './list.ts';
import { day, hour, minute } from './period.ts';
import type { Route } from './route.ts';
import type { StoredMeterEvent } from './stored.ts';

export const meterRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/billing/meters',
    accepts: fields<Stripe.Billing.MeterCreateParams>()(
      'customer_mapping',
      'default_aggregation',
      'display_name',
      'event_name',
      'event_time_window',
      'expand',
      'value_settings',
    ),
    run({ account, params }) {
      const name = params.required('event_name');
      if (meterOf(account, name)) {
        throw invalid(`A meter with event name ${name} already exists.`, {
          param: 'event_name',
          code: 'resource_already_exists',
        });
      }
      const formula = params.form('default_aggregation')?.oneOf('formula', ['count', 'last', 'sum']);
      if (!formula) throw invalid('Missing required param: default_aggregation.', { param: 'default_aggregation' });
      const meter: Stripe.Billing.Meter = account.meters.add({
        id: newId('mtr', 24),
        object: 'billing.meter',
        created: account.now,
        customer_mapping: {
          event_payload_key: params.form('customer_mapping')?.text('event_payload_key') ?? 'stripe_customer_id',
          type: params.form('customer_mapping')?.oneOf('type', ['by_id']) ?? 'by_id',
        },
        default_aggregation: { formula },
        display_name: params.required('display_name'),
        event_name: name,
        event_time_window: params.oneOf('event_time_window', ['day', 'hour']) ?? null,
        livemode: account.livemode,
        status: 'active',
        status_transitions: { deactivated_at: null },
        updated: account.now,
        value_settings: { event_payload_key: params.form('value_settings')?.text('event_payload_key') ?? 'value' },
      });
      account.tell('billing.meter.created', meter);
      return meter;
    },
  },
  {
    method: 'GET',
    path: '/v1/billing/meters',
    accepts: fields<Stripe.Billing.MeterListParams>()(...listFields, 'status'),
    run: ({ account, params }) =>
      page(
        '/v1/billing/meters',
        account.meters.all().filter(({ status }) => asked(params, 'status', status)),
        params,
      ),
  },
  {
    method: 'GET',
    path: '/v1/billing/meters/:id',
    accepts: fields<Stripe.Billing.MeterRetrieveParams>()('expand'),
    run: ({ account, id }) => account.meters.get(id),
  },
  {
    method: 'POST',
    path: '/v1/billing/meter_events',
    accepts: fields<Stripe.Billing.MeterEventCreateParams>()('event_name', 'expand', 'identifier', 'payload', 'timestamp'),
    run({ account, params }) {
      const name = params.required('event_name');
      const meter = meterOf(account, name);
      if (!meter) throw invalid(`No active meter found for event name ${name}.`, { param: 'event_name' });
      const payload = params.record('payload');
      const customer = payload[meter.customer_mapping.event_payload_key] ?? '';
      account.customers.get(customer, `payload[${meter.customer_mapping.event_payload_key}]`);
      const value = payload[meter.value_settings.event_payload_key] ?? '';
      if (meter.default_aggregation.formula !== 'count' && !/^\d{1,15}(\.\d{1,12})?$/.test(value)) {
        throw invalid('The value of a meter event must be a number of 0 or more.', { param: 'payload' });
      }
      const timestamp = params.integer('timestamp') ?? account.now;
      checkTime(account, timestamp);
      return addMeterEvent(account, { name, payload, timestamp, identifier: params.text('identifier') ?? newId('mev') });
    },
  },
  {
    method: 'GET',
    path: '/v1/billing/meters/:id/event_summaries',
    accepts: fields<Stripe.Billing.MeterListEventSummariesParams>()(
      ...listFields,
      'customer',
      'end_time',
      'start_time',
      'value_grouping_window',
    ),
    run({ account, id, params }) {
      const meter = account.meters.get(id);
      const customer = account.customers.get(params.required('customer'), 'customer').id;
      const start = Number(params.required('start_time'));
      const end = Number(params.required('end_time'));
      const window = params.oneOf('value_grouping_window', ['day', 'hour']);
      const step = window === undefined ? end - start : windows[window];
      const unit = window === undefined ? minute : step;
      if (start % unit !== 0) throw invalid('start_time must be aligned with the window.', { param: 'start_time' });
      if (end % unit !== 0 || end <= start) throw invalid('end_time must be aligned with the window.', { param: 'end_time' });
      const starts = Array.from({ length: Math.ceil((end - start) / step) }, (_, index) => start + index * step);
      const summaries = starts
        .map((from) => ({
          from,
          to: from + step,
          events: eventsOf(account, meter, customer, { start: from, end: from + step }),
        }))
        .filter(({ events }) => events.length > 0)
        .map(
          ({ from, to, events }): Stripe.Billing.MeterEventSummary => ({
            id: newId('mtrusg_test'),
            object: 'billing.meter_event_summary',
            aggregated_value: aggregate(meter, events),
            end_time: to,
            livemode: account.livemode,
            meter: meter.id,
            start_time: from,
          }),
        );
      return list(`/v1/billing/meters/${id}/event_summaries`, summaries);
    },
  },
];

const windows = { day, hour };

const meterOf = (account: Account, name: string) =>
  account.meters.all().find((meter) => meter.event_name === name && meter.status === 'active');

/** 35 days back and 5 minutes ahead. */
function checkTime({ now }: Account, timestamp: number): void {
  if (timestamp < now - 35 * day) {
    throw invalid('The timestamp is more than 35 days in the past.', { param: 'timestamp', code: 'timestamp_too_far_in_past' });
  }
  if (timestamp > now + 5 * minute) {
    throw invalid('The timestamp is more than 5 minutes in the future.', { param: 'timestamp', code: 'timestamp_in_future' });
  }
}

interface NewMeterEvent {
  readonly name: string;
  readonly payload: Record<string, string>;
  readonly timestamp: number;
  readonly identifier: string;
}

function addMeterEvent(account: Account, { name, payload, timestamp, identifier }: NewMeterEvent): StoredMeterEvent {
  const before = account.meterIdentifiers.get(identifier);
  if (before !== undefined && before > account.now - day) {
    throw invalid(`An event already exists with identifier ${identifier}.`, {
      param: 'identifier',
      code: 'duplicate_meter_event',
    });
  }
  account.meterIdentifiers.set(identifier, account.now);
  return account.meterEvents.add({
    id: newId('mev'),
    object: 'billing.meter_event',
    created: account.now,
    event_name: name,
    identifier,
    livemode: account.livemode,
    payload,
    timestamp,
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const eventsOf = (account: Account, meter: Stripe.Billing.Meter, customer: string, { start, end }: Span) =>
  account.meterEvents
    .all()
    .filter((event) => event.event_name === meter.event_name && event.timestamp >= start && event.timestamp < end)
    .filter((event) => event.payload[meter.customer_mapping.event_payload_key] === customer);

function aggregate(meter: Stripe.Billing.Meter, events: readonly StoredMeterEvent[]): number {
  const { formula } = meter.default_aggregation;
  if (formula === 'count') return events.length;
  const values = events.map(({ payload }) => Number(payload[meter.value_settings.event_payload_key]));
  return formula === 'last' ? (values.at(-1) ?? 0) : values.reduce((sum, value) => sum + value, 0);
}

/** What a customer used of a meter in a period. */
export function usageOf(account: Account, meter: string, customer: string, span: Span): number {
  const held = account.meters.get(meter);
  return aggregate(held, eventsOf(account, held, customer, span));
}
