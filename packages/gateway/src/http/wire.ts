import type { GatewayError } from '../gateway-error.ts';

/** How the values of a stream go over the wire. */
export interface Wire {
  readonly contentType: string;
  frame(value: unknown): string;
  /** Sent into a long silence; means nothing to the reader. */
  readonly silence: string;
  /** Sent after the last value. */
  readonly end: string;
  /** The value that ends a stream in place of what was to come. */
  failure(error: GatewayError): unknown;
}

/** Server-sent events with the marker at the end that OpenAI's clients wait for. */
export const eventWire: Wire = {
  contentType: 'text/event-stream; charset=utf-8',
  frame: (value) => `data: ${JSON.stringify(value)}\n\n`,
  silence: ':\n\n',
  end: 'data: [DONE]\n\n',
  failure: (error) => error.toBody(),
};

/** One JSON value a line. There are no comments: `silence` is a value that says nothing. */
export function lineWire(silence: unknown): Wire {
  const frame = (value: unknown) => `${JSON.stringify(value)}\n`;
  return {
    contentType: 'application/x-ndjson',
    frame,
    silence: frame(silence),
    end: '',
    failure: (error) => ({ error: error.message }),
  };
}
