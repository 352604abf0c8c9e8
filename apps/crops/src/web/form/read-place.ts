/** Reads one place of the form: a value, or a message that says what is wrong. */
import { parseNumber } from '@repo/urdu-text';

/** A message key and its parameters. `missing`: nothing was typed yet, which is no mistake before the place was left. */
export interface Mistake {
  readonly key: string;
  readonly params: Readonly<Record<string, number>>;
  readonly missing: boolean;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

export const readable = <T>(value: T): Read<T> => ({ ok: true, value });
export const missing = (key: string): Read<never> => ({ ok: false, mistake: { key, params: {}, missing: true } });
export const wrong = (key: string, params: Record<string, number> = {}): Read<never> => ({
  ok: false,
  mistake: { key, params, missing: false },
});

export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** The low bound itself is not allowed. */
  readonly above?: boolean;
}

export function readNumber(text: string, { low, high, above = false }: Bounds): Read<number> {
  if (text.trim() === '') return missing('crops.form.mistake.number-needed');
  const plain = parseNumber(text);
  if (plain === null) return wrong('crops.form.mistake.number');
  const value = Number(plain);
  const inside = value <= high && (above ? value > low : value >= low);
  if (inside) return readable(value);
  return wrong(above ? 'crops.form.mistake.above' : 'crops.form.mistake.range', { low, high });
}

/** An empty text is null. */
export function readOptionalNumber(text: string, bounds: Bounds): Read<number | null> {
  return text.trim() === '' ? readable(null) : readNumber(text, bounds);
}

export function readText(text: string, longest: number): Read<string> {
  const trimmed = text.trim();
  if (trimmed === '') return missing('crops.form.mistake.text-needed');
  return trimmed.length > longest ? wrong('crops.form.mistake.text-too-long', { high: longest }) : readable(trimmed);
}

export function readChoice<Value extends string>(text: string, choices: readonly Value[]): Read<Value> {
  const chosen = choices.find((choice) => choice === text);
  return chosen === undefined ? missing('crops.form.mistake.choice-needed') : readable(chosen);
}
