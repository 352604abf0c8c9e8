/** Refusals in the shape in which Stripe answers them. */

export interface FaultBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  readonly message: string;
  readonly code?: string;
  /** Which parameter is wrong, as it was sent: `items[0][price]`. */
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
}

/** Ends a request with an error. */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: FaultBody;

  constructor(status: number, body: FaultBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** 400 of a request that asks for what cannot be. */
export const invalid = (message: string, detail: { readonly param?: string; readonly code?: string } = {}) =>
  new StripeFault(400, { type: 'invalid_request_error', message, ...detail });

/** The object is not there. In the path it is a 404, as the value of a parameter a 400. */
export const missing = (kind: string, id: string, param = 'id') =>
  new StripeFault(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });

export const declined = (charge: string | null) =>
  new StripeFault(402, {
    type: 'card_error',
    code: 'card_declined',
    decline_code: 'generic_decline',
    message: 'Your card was declined.',
    ...(charge === null ? {} : { charge }),
  });
