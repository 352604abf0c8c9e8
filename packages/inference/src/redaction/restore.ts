import type { PieceRestorer } from '../types/redaction.ts';
import { mayHoldPlaceholder, placeholders, unfinishedFrom } from './placeholder.ts';

/** By the name in a placeholder, what it stands for. */
export type Values = ReadonlyMap<string, string>;

/** A name that is not known stays as it is written, brackets and all. */
export function restorePlaceholders(text: string, values: Values): string {
  if (values.size === 0 || !mayHoldPlaceholder(text)) return text;
  return text.replace(placeholders, (placeholder, name: string) => values.get(name) ?? placeholder);
}

/** The pieces joined are what the whole text restored at once would be, wherever it was cut. */
export class Restorer implements PieceRestorer {
  readonly #values: Values;
  #held = '';

  constructor(values: Values) {
    this.#values = values;
  }

  push(piece: string): string {
    const text = this.#held + piece;
    const from = unfinishedFrom(text);
    this.#held = text.slice(from);
    return restorePlaceholders(from === text.length ? text : text.slice(0, from), this.#values);
  }

  end(): string {
    const text = this.#held;
    this.#held = '';
    return text;
  }
}
