import { isRecord, type JsonRecord, parseJson, textOrNull } from '../errors/json.ts';
import type { ChatDelta, ToolCall } from '../types/outcome.ts';

interface OpenCall {
  readonly legacy: boolean;
  id: string | null;
  name: string;
  args: string;
}

/**
 * Merges tool-call fragments. Servers disagree about indexes: the same index with another id is a new call; without an index an
 * id starts a call and its absence goes on with the last. Without either, a second name in one delta is a call of its own. Of ids and
 * names the first non-empty one holds, arguments add up.
 */
export class ToolCalls {
  readonly #calls: OpenCall[] = [];
  /** Where the last call of each index stands. */
  readonly #byIndex = new Map<number, number>();

  get count(): number {
    return this.#calls.length;
  }

  /** What stands under `tool_calls`: a list, or with the first servers of TGI the one call itself. */
  push(fragments: unknown): ChatDelta[] {
    const some = (Array.isArray(fragments) ? fragments : [fragments]).filter(isRecord);
    return some.map((fragment, position) => {
      const isAnother = position > 0 && isRecord(fragment.function) && textOrNull(fragment.function.name) !== null;
      return this.#merge(this.#find(fragment, isAnother), fragment.id, fragment.function);
    });
  }

  /** The `function_call` delta that came before tool calls. */
  pushLegacy(functionCall: JsonRecord): ChatDelta[] {
    const position = this.#calls.findIndex((call) => call.legacy);
    return [this.#merge(position === -1 ? this.#open(true) : position, null, functionCall)];
  }

  /** The calls so far. A missing id becomes `<prefix><position>`. */
  result(idPrefix: string): ToolCall[] {
    return this.#calls.map((call, position) => {
      const args = call.args === '' ? '{}' : call.args;
      const merged = { id: call.id ?? `${idPrefix}${position}`, name: call.name, arguments: args };
      return parseJson(args) === undefined ? { ...merged, invalid: true as const } : merged;
    });
  }

  #find(fragment: JsonRecord, isAnother: boolean): number {
    const id = textOrNull(fragment.id);
    const wireIndex = wholeNumber(fragment.index);
    if (wireIndex === null) {
      const last = this.#calls.length - 1;
      const opens = id === null ? isAnother : this.#calls[last]?.id !== id;
      return last === -1 || opens ? this.#open() : last;
    }
    const position = this.#byIndex.get(wireIndex);
    const known = position === undefined ? null : (this.#calls[position]?.id ?? null);
    const another = id !== null && known !== null && id !== known;
    if (position !== undefined && !another) return position;
    const opened = this.#open();
    this.#byIndex.set(wireIndex, opened);
    return opened;
  }

  #open(legacy = false): number {
    return this.#calls.push({ legacy, id: null, name: '', args: '' }) - 1;
  }

  #merge(position: number, id: unknown, described: unknown): ChatDelta {
    const call = this.#calls[position];
    if (call === undefined) throw new RangeError(`No tool call at ${position}`);
    const { name, arguments: args } = isRecord(described) ? described : {};
    call.id ??= textOrNull(id);
    if (call.name === '') call.name = textOrNull(name) ?? '';
    // A few servers send the arguments as the object itself.
    const argsDelta = isRecord(args) ? JSON.stringify(args) : (textOrNull(args) ?? '');
    call.args += argsDelta;
    return { type: 'tool', index: position, id: call.id, name: call.name, argsDelta };
  }
}

/** Some servers write the index as text. */
function wholeNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null;
}
