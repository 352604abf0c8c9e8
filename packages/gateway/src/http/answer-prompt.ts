import { GatewayError } from '../gateway-error.ts';
import type { PreparedPrompt } from '../llama/port.ts';
import type { AnswerBodies } from './answer-bodies.ts';
import { DeltaWriter } from './delta-writer.ts';
import { EventStream } from './event-stream.ts';
import type { Exchange, ServedModel } from './exchange.ts';
import type { GenerationRequest } from './generation-request.ts';
import { gatewayErrorOf, sendJson } from './send.ts';

export interface Answer {
  readonly served: ServedModel;
  readonly prepared: PreparedPrompt;
  readonly bodies: AnswerBodies;
  readonly headers: Record<string, string>;
}

/**
 * Generates the answer when its turn comes and sends it, whole or as events. Up to that turn every failure has a status;
 * after the headers of a stream only an event can say it.
 */
export function answerPrompt(exchange: Exchange, answer: Answer, request: GenerationRequest): Promise<void> {
  return request.stream ? stream(exchange, answer, request.stream_options?.include_usage === true) : whole(exchange, answer);
}

async function whole({ response, signal }: Exchange, { served, prepared, bodies, headers }: Answer): Promise<void> {
  const text = { text: '', reasoning: '' };
  const generation = await served.queue.run(signal, () =>
    prepared.generate(signal, (chunk) => {
      text[chunk.channel] += chunk.text;
    }),
  );
  signal.throwIfAborted();
  sendJson(response, 200, bodies.whole(text, prepared.promptTokens, generation), headers);
}

async function stream(exchange: Exchange, answer: Answer, withUsage: boolean): Promise<void> {
  const { served, prepared, bodies } = answer;
  const { signal } = exchange;
  let opened: { readonly events: EventStream; readonly deltas: DeltaWriter } | undefined;
  try {
    const generation = await served.queue.run(signal, () => {
      opened = open(exchange, answer);
      const { deltas } = opened;
      return prepared.generate(signal, (chunk) => deltas.push(chunk));
    });
    await opened?.deltas.flushed(signal);
    signal.throwIfAborted();
    opened?.events.send(bodies.finish(generation.finishReason));
    if (withUsage) opened?.events.send(bodies.usage(prepared.promptTokens, generation));
    opened?.events.done();
  } catch (cause) {
    opened?.events.fail(gatewayErrorOf(cause).toBody());
    throw cause;
  }
}

function open({ response, limits, abort }: Exchange, { bodies, headers }: Answer) {
  const tooSlow = () => abort(new GatewayError(503, 'slow_reader', 'The answer was read too slowly'));
  const events = new EventStream(response, { headers, keepAlive: limits.keepAlive, stall: limits.stall, onStall: tooSlow });
  events.send(bodies.first);
  return {
    events,
    deltas: new DeltaWriter(events, { heldBytes: limits.heldBytes, onOverflow: tooSlow, eventOf: bodies.delta }),
  };
}
