/** The numbers that an answer may hold: those of what it was given. */
import { decodePaisa, type Fact, type FactUnit, type FactValue, rate, rupeesFromPaisa } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { numberMentions } from '@repo/urdu-text/number-mentions';
import { parseNumber } from '@repo/urdu-text/numbers';
import type { Finding } from '../wire/finding.ts';
import { withoutMarks } from './marks.ts';

const english = formatters({ locale: 'en' });

export interface NumberSources {
  /** The question, and the questions before it. */
  readonly questions: readonly string[];
  /**
   * Of this answer and of those before it. What a model wrote before is no source: a number that it made up would be one a turn
   * later.
   */
  readonly findings: readonly Finding[];
}

/** Values as plain decimals without a sign. Money counts in rupees, a ratio also as per cent. */
export function knownNumbers({ questions, findings }: NumberSources): ReadonlySet<string> {
  return new Set([...questions.flatMap(numbersIn), ...findings.flatMap(numbersOf)]);
}

function numbersOf(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'passages':
      return finding.passages.flatMap(({ title, text }) => [...numbersIn(title), ...numbersIn(text)]);
    case 'tool':
      return [
        ...finding.facts.flatMap(numbersOfFact),
        ...(finding.understood ?? []).flatMap(({ value }) => [...numbersIn(value.ur), ...numbersIn(value.en)]),
        ...finding.refusals.flatMap(({ params }) => Object.values(params).flatMap(numbersIn)),
      ];
    case 'amount':
      return [finding.digits, finding.ur, finding.en].flatMap(numbersIn);
    case 'date':
      return [finding.iso, finding.ur, finding.en, finding.hijri?.ur ?? '', finding.hijri?.en ?? ''].flatMap(numbersIn);
    case 'tool-incomplete':
    case 'transliteration':
    case 'nothing':
      return [];
  }
}

function numbersOfFact({ value, unit, inputs }: Fact): readonly string[] {
  return [numbersOfValue(value, unit), ...inputs.map((input) => numbersOfValue(input.value, input.unit))].flat();
}

function numbersOfValue(value: FactValue, unit: FactUnit): readonly string[] {
  if (value === null) return [];
  if (typeof value === 'object') return [...numbersOfValue(value.from, unit), ...numbersOfValue(value.to, unit)];
  if (unit === 'paisa') return numbersIn(rupeesOf(value));
  const isPlain = /^-?\d+(?:\.\d+)?$/.test(value);
  const shown = isPlain && unit === 'ratio' ? english.percent(rate(value)) : roundedAsShown(value);
  return numbersIn(unit === 'ratio' ? `${value} ${percentOf(value)} ${shown}` : `${value} ${shown}`);
}

/** A decimal with as many decimals as a card shows; another text as it is. */
export function roundedAsShown(value: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(value) ? english.number(value) : value;
}

/** Rupees of a fact's paisa: "150075" is "1500.75". What is no number of paisa stays as it is. */
export function rupeesOf(value: string): string {
  return /^-?\d{1,30}$/.test(value) ? rupeesFromPaisa(decodePaisa(value)) : value;
}

/** Per cent of a ratio: "0.125" is "12.5". What is no decimal stays as it is. */
export function percentOf(ratio: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(ratio);
  if (!match) return ratio;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = fraction.padEnd(2, '0');
  return sign + (parseNumber(`${whole}${digits.slice(0, 2)}.${digits.slice(2)}0`) ?? ratio);
}

function numbersIn(text: string): readonly string[] {
  return numberMentions(withoutMarks(text)).flatMap(({ readings }) => readings.flat());
}
