/** Reads one place of the form: a value, or a message that says what is wrong. */
import { type DecimalBounds, readDecimal } from '@repo/ui/decimal-field';

/** A message key and its parameters. `missing`: nothing was typed yet, which is no mistake before the place was left. */
export interface Mistake {
  readonly key: string;
  /** A text is an example and keeps its digits apart from grouping: "15-11-2026". */
  readonly params: Readonly<Record<string, number | string>>;
  readonly missing: boolean;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

export const readable = <T>(value: T): Read<T> => ({ ok: true, value });
export const missing = (key: string): Read<never> => ({ ok: false, mistake: { key, params: {}, missing: true } });
export const wrong = (key: string, params: Record<string, number | string> = {}): Read<never> => ({
  ok: false,
  mistake: { key, params, missing: false },
});

export function readNumber(text: string, bounds: DecimalBounds): Read<number> {
  const reading = readDecimal(text, bounds);
  if (reading.kind === 'empty') return missing('crops.form.mistake.number-needed');
  if (reading.kind === 'read') return readable(Number(reading.value));
  const { min, max, decimals } = bounds;
  return wrong(`ui.decimal.${reading.code}`, { min, max, decimals });
}

/** An empty text is null. */
export function readOptionalNumber(text: string, bounds: DecimalBounds): Read<number | null> {
  return text.trim() === '' ? readable(null) : readNumber(text, bounds);
}

export function readText(text: string, longest: number): Read<string> {
  const trimmed = text.trim();
  if (trimmed === '') return missing('crops.form.mistake.text-needed');
  return trimmed.length > longest ? wrong('crops.form.mistake.text-too-long', { high: longest }) : readable(trimmed);
}

/** @param needed what is said while nothing is chosen */
export function readChoice<Value extends string>(
  text: string,
  choices: readonly Value[],
  needed = 'crops.form.mistake.choice-needed',
): Read<Value> {
  const chosen = choices.find((choice) => choice === text);
  return chosen === undefined ? missing(needed) : readable(chosen);
}
