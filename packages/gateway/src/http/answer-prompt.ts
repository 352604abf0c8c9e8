import { GatewayError } from '../gateway-error.ts';
import type { AnswerChunk, Generation, PreparedPrompt } from '../llama/port.ts';
import type { AnswerBodies } from './answer-bodies.ts';
import { DeltaWriter } from './delta-writer.ts';
import { EventStream } from './event-stream.ts';
import type { Exchange, ServedModel } from './exchange.ts';
import { GatheredAnswer } from './gathered-answer.ts';
import { usedBy } from './metrics.ts';
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
export function answerPrompt(exchange: Exchange, answer: Answer, streamed: boolean): Promise<void> {
  return streamed ? stream(exchange, answer) : whole(exchange, answer);
}

async function whole(exchange: Exchange, answer: Answer): Promise<void> {
  const { prepared, bodies, headers } = answer;
  const { response, signal } = exchange;
  const gathered = new GatheredAnswer();
  const generation = await inTurn(exchange, answer, () => (chunk) => gathered.add(chunk));
  signal.throwIfAborted();
  sendJson(response, 200, bodies.whole(gathered, generation, prepared.promptTokens), headers);
}

async function stream(exchange: Exchange, answer: Answer): Promise<void> {
  const { prepared, bodies } = answer;
  const { signal } = exchange;
  let opened: { readonly events: EventStream; readonly deltas: DeltaWriter } | undefined;
  try {
    const generation = await inTurn(exchange, answer, () => {
      opened = open(exchange, answer);
      const { deltas } = opened;
      return (chunk) => deltas.push(chunk);
    });
    await opened?.deltas.flushed(signal);
    signal.throwIfAborted();
    for (const body of bodies.closing(generation, prepared.promptTokens)) opened?.events.send(body);
    opened?.events.done();
  } catch (cause) {
    opened?.events.fail(gatewayErrorOf(cause));
    throw cause;
  }
}

/** @param begin called when it is the request's turn; gives what takes the chunks. */
function inTurn(
  { tenant, signal, measure }: Exchange,
  { served, prepared }: Answer,
  begin: () => (chunk: AnswerChunk) => void,
): Promise<Generation> {
  return served.queue.run(tenant.id, signal, async () => {
    const take = begin();
    const generation = await prepared.generate(signal, (chunk) => {
      measure.token();
      take(chunk);
    });
    measure.used(usedBy(prepared.promptTokens, generation));
    return generation;
  });
}

function open({ response, limits, abort }: Exchange, { bodies, headers }: Answer) {
  const { wire, opening, delta } = bodies;
  const { keepAlive, stall, heldBytes } = limits;
  const tooSlow = () => abort(new GatewayError(503, 'slow_reader', 'The answer was read too slowly'));
  const events = new EventStream(response, { wire, headers, keepAlive, stall, onStall: tooSlow });
  for (const body of opening) events.send(body);
  return { events, deltas: new DeltaWriter(events, { heldBytes, onOverflow: tooSlow, eventOf: delta }) };
}
