import type Stripe from 'stripe';
import { invalid } from './fault.ts';
import { fields } from './form.ts';
import { inRange, listFields, page } from './list.ts';
import { day } from './period.ts';
import type { Route } from './route.ts';

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/events',
    accepts: fields<Stripe.EventListParams>()(...listFields, 'created', 'type', 'types'),
    run({ account, params }) {
      const types = params.texts('types');
      const type = params.text('type');
      if (types.length > 20) throw invalid('You may specify at most 20 types.', { param: 'types' });
      if (types.length > 0 && type !== undefined) throw invalid('You may only specify one of these parameters: type, types.');
      const rows = account.events
        .all()
        // Stripe keeps events for 30 days.
        .filter(({ created }) => created > account.now - 30 * day && inRange(params, 'created', created))
        .filter(
          (event) => (types.length === 0 || types.includes(event.type)) && (type === undefined || isOfType(event.type, type)),
        );
      return page('/v1/events', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/events/:id',
    accepts: fields<Stripe.EventRetrieveParams>()('expand'),
    run: ({ account, id }) => account.events.get(id),
  },
];

/** `customer.*` is all of its kind. */
const isOfType = (type: string, wanted: string) =>
  wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
