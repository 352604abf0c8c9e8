/** What rules and tools worked out, a line each, as a model reads it. */
import { type Fact, type FactUnit, type FactValue, rate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import type { Finding } from '../wire/finding.ts';
import { roundedAsShown, rupeesOf } from './known-numbers.ts';

const english = formatters({ locale: 'en' });

/** Roman words whose reading is told. */
const mostWords = 40;

/** Lines for the prompt; passages are not among them. */
export function factLines(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(linesOf);
}

function linesOf(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'tool':
      return [
        ...(finding.understood ?? []).map(
          ({ label, value, chosen }) =>
            `${finding.title.en}: ${label.en} = ${value.en} (${chosen ? 'not said by the person, taken as usual' : 'said by the person'})`,
        ),
        ...finding.facts.map((fact) => `${finding.title.en}: ${nameOf(fact.id)} = ${figureOf(fact)} (${fact.status})`),
        ...finding.refusals.map(({ messageKey, params }) => `${finding.title.en}: refused, ${messageKey}${paramsOf(params)}`),
      ];
    case 'amount':
      return [`amount: ${finding.digits} rupees; in Urdu words: ${finding.ur}; in English words: ${finding.en}`];
    case 'date':
      return [`date: ${finding.iso}; in Urdu: ${finding.ur}; in English: ${finding.en}${hijriOf(finding.hijri)}`];
    case 'transliteration': {
      const known = finding.words.filter(({ candidates }) => candidates.length > 0).slice(0, mostWords);
      const words = known.map(({ roman, candidates }) => `${roman} = ${candidates.slice(0, 3).join(' or ')}`);
      return words.length === 0 ? [] : [`Roman words of the question: ${words.join('; ')}`];
    }
    case 'passages':
    case 'tool-incomplete':
    case 'nothing':
      return [];
  }
}

/** "murabaha first payment": a fact's id without its vertical, in words. */
function nameOf(id: string): string {
  return id.replace(/^[^.]*\./, '').replace(/[.-]/g, ' ');
}

function figureOf({ value, unit }: Fact): string {
  if (value === null) return 'not known';
  return typeof value === 'object' ? `${inUnit(value.from, unit)} to ${inUnit(value.to, unit)}` : inUnit(value, unit);
}

/** As it stands on the card, because a model must neither calculate nor round. */
function inUnit(value: Exclude<FactValue, null | object>, unit: FactUnit): string {
  switch (unit) {
    case 'paisa':
      return `${rupeesOf(value)} rupees`;
    case 'ratio':
      return /^-?\d+(?:\.\d+)?$/.test(value) ? english.percent(rate(value)) : value;
    case 'date':
    case 'fraction':
    case 'term':
      return value;
    case 'count':
    case 'none':
      return roundedAsShown(value);
    case 'celsius':
    case 'days':
    case 'hours':
    case 'mm':
    case 'months':
      return `${roundedAsShown(value)} ${unit}`;
  }
}

function paramsOf(params: Readonly<Record<string, string>>): string {
  const named = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

function hijriOf(hijri: { readonly ur: string; readonly en: string } | null): string {
  return hijri === null ? '' : `; Hijri by table, an estimate: ${hijri.ur}, ${hijri.en}`;
}
