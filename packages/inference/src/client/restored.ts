/** A reply with each find back in its place, in its deltas and as a whole. */
import { parseJson } from '../errors/json.ts';
import type { ChatContent, ChatDelta, ToolCall } from '../types/outcome.ts';
import type { OpenRedaction, PieceRestorer } from '../types/redaction.ts';

type Written = Exclude<ChatDelta, { readonly type: 'finish' }>;

interface Channel {
  readonly restorer: PieceRestorer;
  /** The delta that came last, as a form for what is left. */
  last: Written;
}

export class RestoredReply {
  readonly #redaction: OpenRedaction;
  readonly #channels = new Map<string, Channel>();
  #delivered = 0;

  constructor(redaction: OpenRedaction) {
    this.#redaction = redaction;
  }

  /** UTF-16 units that came from the server, with its placeholders. */
  get delivered(): number {
    return this.#delivered;
  }

  /** @param isOver nothing comes after these: what was held back is no placeholder. */
  push(deltas: readonly ChatDelta[], isOver: boolean): ChatDelta[] {
    const restored = deltas.flatMap((delta) => (delta.type === 'finish' ? [...this.#rest(), delta] : this.#restored(delta)));
    return isOver ? [...restored, ...this.#rest()] : restored;
  }

  content(content: ChatContent): ChatContent {
    const { text, reasoning, refusal, toolCalls } = content;
    return {
      ...content,
      text: this.#redaction.restore(text),
      reasoning: this.#redaction.restore(reasoning),
      ...(refusal === undefined ? {} : { refusal: this.#redaction.restore(refusal) }),
      toolCalls: toolCalls.map((call) => this.#restoredCall(call)),
    };
  }

  #restored(delta: Written): ChatDelta[] {
    const key = delta.type === 'tool' ? `tool ${delta.index}` : delta.type;
    const known = this.#channels.get(key);
    const channel = known ?? { restorer: this.#redaction.restorer(), last: delta };
    if (known === undefined) this.#channels.set(key, channel);
    channel.last = delta;
    const text = textOf(delta);
    this.#delivered += text.length;
    const shown = channel.restorer.push(text);
    // A tool call is announced by a delta without arguments.
    return shown === '' && (text !== '' || known !== undefined) ? [] : [withText(delta, shown)];
  }

  #rest(): ChatDelta[] {
    return [...this.#channels.values()].flatMap(({ restorer, last }) => {
      const rest = restorer.end();
      return rest === '' ? [] : [withText(last, rest)];
    });
  }

  /** What is JSON may differ: a placeholder without quotes is none, and the number in its place is. */
  #restoredCall({ invalid: _, ...call }: ToolCall): ToolCall {
    const restored = { ...call, arguments: this.#redaction.restore(call.arguments) };
    return parseJson(restored.arguments) === undefined ? { ...restored, invalid: true } : restored;
  }
}

const textOf = (delta: Written): string => (delta.type === 'tool' ? delta.argsDelta : delta.delta);

const withText = (delta: Written, text: string): ChatDelta =>
  delta.type === 'tool' ? { ...delta, argsDelta: text } : { ...delta, delta: text };
