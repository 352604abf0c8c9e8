import type { ChatEvent, ChatResult } from '../types/chat.ts';
import { finishReason, providerMetadata, sdkUsage, toolCall } from './outcome.ts';
import type { SdkPart } from './types.ts';

/** Events of a call as parts of the SDK's stream: texts and thoughts are opened and closed, tools begin with their name and keep one id. */
export class StreamParts {
  /** Ids by position of those that have begun. */
  readonly #tools = new Map<number, string>();
  /** Arguments that came before the name, with which the SDK begins. */
  readonly #held = new Map<number, string>();
  #open: 'text' | 'reasoning' | null = null;
  #blocks = 0;

  partsOf(event: ChatEvent): SdkPart[] {
    switch (event.type) {
      case 'start':
        return [{ type: 'response-metadata', id: event.requestId, modelId: event.model }];
      case 'text':
      case 'refusal':
        return this.#delta('text', event.delta);
      case 'reasoning':
        return this.#delta('reasoning', event.delta);
      case 'tool':
        return this.#tool(event);
      case 'finish':
        return this.#close();
    }
  }

  end(result: ChatResult): SdkPart[] {
    const calls = result.toolCalls.map((call, index) => ({ ...call, id: this.#tools.get(index) ?? call.id }));
    return [
      ...this.#close(),
      ...[...this.#tools.values()].map((id): SdkPart => ({ type: 'tool-input-end', id })),
      ...calls.map(toolCall),
      {
        type: 'finish',
        finishReason: finishReason(result),
        usage: sdkUsage(result.usage),
        providerMetadata: providerMetadata(result),
      },
    ];
  }

  #delta(kind: 'text' | 'reasoning', delta: string): SdkPart[] {
    if (this.#open === kind) return [{ type: `${kind}-delta`, id: this.#id, delta }];
    const closed = this.#close();
    this.#open = kind;
    this.#blocks += 1;
    return [...closed, { type: `${kind}-start`, id: this.#id }, { type: `${kind}-delta`, id: this.#id, delta }];
  }

  #tool({ index, id, name, argsDelta }: Extract<ChatEvent, { type: 'tool' }>): SdkPart[] {
    const delta = `${this.#held.get(index) ?? ''}${argsDelta}`;
    const known = this.#tools.get(index);
    if (known === undefined && name === '') {
      this.#held.set(index, delta);
      return this.#close();
    }
    const toolId = known ?? id ?? `tool-${index}`;
    this.#tools.set(index, toolId);
    this.#held.delete(index);
    const started: SdkPart[] = known === undefined ? [{ type: 'tool-input-start', id: toolId, toolName: name }] : [];
    const input: SdkPart[] = delta === '' ? [] : [{ type: 'tool-input-delta', id: toolId, delta }];
    return [...this.#close(), ...started, ...input];
  }

  #close(): SdkPart[] {
    if (this.#open === null) return [];
    const kind = this.#open;
    this.#open = null;
    return [{ type: `${kind}-end`, id: this.#id }];
  }

  get #id(): string {
    return `${this.#blocks}`;
  }
}
