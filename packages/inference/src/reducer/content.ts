import { isRecord, type JsonRecord, textOrNull } from '../errors/json.ts';
import type { ChatContent, ChatDelta, Usage } from '../types/outcome.ts';
import { finishReason } from './finish.ts';
import { type ThinkPiece, ThinkSplitter } from './think.ts';
import { ToolCalls } from './tool-calls.ts';

export interface ReducerOptions {
  /** Moves `<think>…</think>` from the text into the reasoning. */
  readonly extractThink?: boolean | undefined;
  /** The prompt's template has written the opening tag already. */
  readonly thinkStartsOpen?: boolean | undefined;
  /** What the ids of tool calls begin with that the server left without one; default `call_`. */
  readonly toolIdPrefix?: string | undefined;
}

/** What the deltas of choice 0 add up to. */
export class Content {
  readonly #tools = new ToolCalls();
  readonly #think: ThinkSplitter | null;
  readonly #toolIdPrefix: string;
  #text = '';
  #reasoning = '';
  #refusal = '';
  #replacementChars = 0;
  rawFinish: string | null = null;
  usage: Usage | null = null;
  servedModel: string | null = null;

  constructor({ extractThink = false, thinkStartsOpen = false, toolIdPrefix = 'call_' }: ReducerOptions) {
    this.#think = extractThink ? new ThinkSplitter(thinkStartsOpen) : null;
    this.#toolIdPrefix = toolIdPrefix;
  }

  /** A `delta` of a chunk, or the `message` of a whole completion: they have the same fields. */
  push(delta: JsonRecord): ChatDelta[] {
    const deltas: ChatDelta[] = [];
    // Some servers send both names with the same text.
    const reasoning = textOrNull(delta.reasoning_content) ?? textOrNull(delta.reasoning);
    if (reasoning !== null) deltas.push(this.#add({ type: 'reasoning', delta: reasoning }));
    deltas.push(...this.#pushText(contentText(delta.content)));
    const refusal = textOrNull(delta.refusal);
    if (refusal !== null) {
      this.#refusal += refusal;
      deltas.push({ type: 'refusal', delta: refusal });
    }
    deltas.push(...this.#tools.push(delta.tool_calls));
    if (isRecord(delta.function_call)) deltas.push(...this.#tools.pushLegacy(delta.function_call));
    return deltas;
  }

  /** Releases what was held back as a possible tag. */
  release(): ChatDelta[] {
    return (this.#think?.end() ?? []).map((piece) => this.#add(piece));
  }

  finish(): ChatDelta | null {
    const raw = this.rawFinish;
    return raw === null ? null : { type: 'finish', reason: finishReason(raw, this.#tools.count > 0), raw };
  }

  /** The sum, with what was held back; for when nothing more comes. */
  settle(): ChatContent {
    this.release();
    const finish = this.finish();
    return {
      text: this.#text,
      reasoning: this.#reasoning,
      toolCalls: this.#tools.result(this.#toolIdPrefix),
      finishReason: finish?.type === 'finish' ? finish.reason : null,
      rawFinishReason: this.rawFinish,
      ...(this.#refusal === '' ? {} : { refusal: this.#refusal }),
      replacementChars: this.#replacementChars,
      usage: this.usage,
      servedModel: this.servedModel,
    };
  }

  #pushText(text: string): ChatDelta[] {
    if (text === '') return [];
    const pieces: ThinkPiece[] = this.#think?.push(text) ?? [{ type: 'text', delta: text }];
    return pieces.map((piece) => this.#add(piece));
  }

  #add(piece: ThinkPiece): ThinkPiece {
    if (piece.type === 'text') this.#text += piece.delta;
    else this.#reasoning += piece.delta;
    if (piece.delta.includes('\ufffd')) this.#replacementChars += piece.delta.split('\ufffd').length - 1;
    return piece;
  }
}

/** Text of a content field: a string, null, or parts. */
function contentText(content: unknown): string {
  if (!Array.isArray(content)) return textOrNull(content) ?? '';
  return content.map((part) => (isRecord(part) && part.type === 'text' ? (textOrNull(part.text) ?? '') : '')).join('');
}
