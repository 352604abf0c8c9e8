/**
 * A chat reply from the events of its stream. No clock and no socket: events in, deltas out, and at the end either a failure or
 * a finish reason; there is no third way.
 */
import { findErrorPayload, InferenceError, readErrorPayload, streamError } from '../errors/index.ts';
import { isRecord, type JsonRecord, parseJson, textOrNull } from '../errors/json.ts';
import type { SseEnd, SseEvent } from '../framing/index.ts';
import type { ChatContent, ChatDelta } from '../types/outcome.ts';
import { Content, type ReducerOptions } from './content.ts';
import { readUsage } from './usage.ts';

const done = '[DONE]';
const failed = 'The server finished with an error';

export class ChatReducer {
  readonly #content: Content;
  #ended = false;
  #failure: InferenceError | null = null;

  constructor(options: ReducerOptions = {}) {
    this.#content = new Content(options);
  }

  /** The sentinel or a failure was seen: nothing after it counts. */
  get ended(): boolean {
    return this.#ended;
  }

  get failure(): InferenceError | null {
    return this.#failure;
  }

  /** A finish reason was seen: an end without the sentinel is a success from here on. */
  get finished(): boolean {
    return this.#content.rawFinish !== null;
  }

  get servedModel(): string | null {
    return this.#content.servedModel;
  }

  /** The content, whole or in part; for when nothing more comes. */
  settle(): ChatContent {
    return this.#content.settle();
  }

  push({ event, data }: SseEvent): ChatDelta[] {
    if (this.#ended || event === 'ping' || data === '') return [];
    if (data.startsWith(done)) return data === done ? this.#end() : this.#fail(protocolError('Text after the sentinel [DONE]'));
    const json = parseJson(data);
    if (event === 'error') return this.#fail(namedError(json, data));
    return isRecord(json) ? this.#chunk(json) : this.#fail(protocolError('An event is not a JSON object'));
  }

  /** A whole completion, from a server that ignores `stream: true`. */
  pushCompletion(body: string): ChatDelta[] {
    const json = parseJson(body);
    if (!isRecord(json)) return this.#fail(protocolError('The body is not a JSON object'));
    const deltas = this.#chunk(json);
    return this.#ended ? deltas : [...deltas, ...this.#end()];
  }

  /** The body has ended, by itself or by a reset. */
  close({ trailing, event, framed }: SseEnd): ChatDelta[] {
    if (this.#ended) return [];
    if (!framed) return this.#fail(protocolError('The body is not an event stream'));
    // A last event without its blank line counts when it is whole; half of one does not.
    const whole = trailing !== null && (trailing === done || isRecord(parseJson(trailing)));
    const deltas = whole ? this.push({ event, data: trailing }) : [];
    return this.#ended ? deltas : [...deltas, ...this.#end()];
  }

  #chunk(chunk: JsonRecord): ChatDelta[] {
    // The last one counts: vLLM's are cumulative. Beside an error too: what failed was worked for.
    this.#content.usage = readUsage(chunk.usage) ?? this.#content.usage;
    const error = findErrorPayload(chunk);
    if (error !== null) return this.#fail(streamError(error));
    this.#content.servedModel ??= textOrNull(chunk.model);
    const choices: readonly unknown[] = Array.isArray(chunk.choices) ? chunk.choices : [];
    const first = choices.filter(isRecord).find(({ index }) => (index ?? 0) === 0);
    return first === undefined ? [] : this.#choice(first);
  }

  #choice(choice: JsonRecord): ChatDelta[] {
    const delta = choice.delta ?? choice.message;
    const deltas = isRecord(delta) ? this.#content.push(delta) : [];
    const raw = textOrNull(choice.finish_reason);
    if (raw === 'error') {
      const payload = findErrorPayload({ error: choice.error });
      const failure = payload === null ? new InferenceError('upstream_error', { message: failed }) : streamError(payload);
      return [...deltas, ...this.#fail(failure)];
    }
    this.#content.rawFinish ??= raw;
    return deltas;
  }

  #end(): ChatDelta[] {
    const held = this.#content.release();
    const finish = this.#content.finish();
    if (finish === null) return [...held, ...this.#fail(new InferenceError('stream_incomplete'))];
    this.#ended = true;
    return [...held, finish];
  }

  #fail(failure: InferenceError): ChatDelta[] {
    this.#ended = true;
    this.#failure = failure;
    return this.#content.release();
  }
}

const protocolError = (message: string): InferenceError => new InferenceError('protocol_error', { message });

/** `event: error`: an error object, wrapped or flat, or plain text. */
function namedError(json: unknown, data: string): InferenceError {
  const payload = findErrorPayload(json) ?? (isRecord(json) ? readErrorPayload(json) : null);
  return payload === null ? new InferenceError('upstream_error', { message: data }) : streamError(payload);
}
