/** The rules that every pair of catalogues keeps: completeness, shape, and how the product speaks. */
import type { CompiledMessage } from 'icu-minify/format';
import { compileCatalogue } from './compile.ts';
import type { Locale } from './locale.ts';
import { type Part, partsOf, sequences } from './message-parts.ts';
import { anyTextRules, englishAvoided, urduAvoided, urduSpellings, urduTextRules } from './urdu-voice.ts';

export interface CatalogueProblem {
  readonly key: string;
  readonly locale: Locale;
  readonly rule: string;
}

export interface CatalogueOptions {
  /** The first segment of every key. */
  namespaces?: readonly string[];
  /** Avoided words that a message needs because it explains them: `{ 'shop.interest.why': ['سود'] }`. */
  allow?: Readonly<Record<string, readonly string[]>>;
}

type Messages = Readonly<Record<string, string>>;

/**
 * Checks the raw messages of one package.
 * @returns one entry for each broken rule; a package's test expects `[]`
 * @example expect(checkCatalogues(ur, en, { namespaces: ['shop'] })).toEqual([]);
 */
export function checkCatalogues(ur: Messages, en: Messages, options: CatalogueOptions = {}): CatalogueProblem[] {
  const keys = [...new Set([...Object.keys(ur), ...Object.keys(en)])].sort();
  return keys.flatMap((key) => {
    const urdu = ur[key];
    const english = en[key];
    if (urdu === undefined) return [{ key, locale: 'ur', rule: 'missing' }];
    if (english === undefined) return [{ key, locale: 'en', rule: 'missing' }];
    const found: CatalogueProblem[] = keyProblems(key, options.namespaces);
    const urduParts = parse(urdu);
    const englishParts = parse(english);
    if (!urduParts) found.push({ key, locale: 'ur', rule: 'not valid ICU' });
    if (!englishParts) found.push({ key, locale: 'en', rule: 'not valid ICU' });
    if (!urduParts || !englishParts) return found;
    if (shape(urduParts) !== shape(englishParts)) {
      found.push({ key, locale: 'ur', rule: `parameters differ: ur ${shape(urduParts)}, en ${shape(englishParts)}` });
    }
    const allowed = options.allow?.[key] ?? [];
    const report = (locale: Locale) => (rule: string) => ({ key, locale, rule });
    found.push(...messageRules(urdu, urduParts, 'ur', allowed).map(report('ur')));
    found.push(...messageRules(english, englishParts, 'en', allowed).map(report('en')));
    return found;
  });
}

function keyProblems(key: string, namespaces: readonly string[] | undefined): CatalogueProblem[] {
  const first = key.split('.')[0] ?? '';
  if (!/^[a-z][a-z0-9-]*(?:\.[A-Za-z0-9][\w-]*)+$/.test(key)) return [{ key, locale: 'en', rule: 'key is not namespace.name' }];
  if (namespaces && !namespaces.includes(first))
    return [{ key, locale: 'en', rule: `namespace is not one of ${namespaces.join(', ')}` }];
  return [];
}

function parse(message: string): readonly Part[] | null {
  try {
    const compiled: CompiledMessage = compileCatalogue({ message }).message ?? '';
    return partsOf(compiled);
  } catch {
    return null;
  }
}

/** Names of parameters, plural branches, choices and tags, in one comparable line. */
function shape(parts: readonly Part[]): string {
  const names = new Set<string>();
  for (const sequence of sequences(parts)) {
    for (const part of sequence) {
      if (part.kind === 'argument') names.add(part.name);
      if (part.kind === 'tag') names.add(`<${part.name}>`);
      if (part.kind === 'plural' || part.kind === 'select') {
        names.add(`{${part.name}: ${Object.keys(part.branches).sort().join(' ')}}`);
      }
    }
  }
  return [...names].sort().join(' ') || 'none';
}

function messageRules(message: string, parts: readonly Part[], locale: Locale, allowed: readonly string[]): string[] {
  const rules = new Set<string>();
  if (message.trim() === '') rules.add('empty');
  if (message !== message.trim()) rules.add('space at an edge');
  const lists = [...sequences(parts)];
  const texts = lists.flat().flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const textRules = [
    ...anyTextRules,
    ...(locale === 'ur' ? [...urduTextRules, ...urduSpellings, ...urduAvoided] : englishAvoided),
  ].filter(({ rule }) => !allowed.some((word) => rule === `avoided word: ${word}`));
  for (const text of texts) for (const { rule, found } of textRules) if (found.test(text)) rules.add(rule);
  if (locale === 'ur' && untranslated(texts.join(' '))) rules.add('not translated');
  for (const list of lists) for (const rule of neighbourRules(list, locale)) rules.add(rule);
  for (const rule of pluralRules(lists)) rules.add(rule);
  return [...rules];
}

/** Names, codes and file types stay Latin; a lower-case English word in a message without one Urdu letter was forgotten. */
function untranslated(text: string): boolean {
  return !/[\u0620-\u06d3]/.test(text) && /\b[a-z]{3,}\b/.test(text);
}

const isValue = (part: Part | undefined): boolean => part?.kind === 'argument' || part?.kind === 'number';

function* neighbourRules(list: readonly Part[], locale: Locale): Generator<string> {
  for (const [at, part] of list.entries()) {
    const before = list[at - 1];
    const after = list[at + 1];
    if (isValue(part) && (isValue(before) || isValue(after))) yield 'two parameters touch';
    if (part.kind !== 'text') continue;
    if (isValue(before) && /^[\p{L}\p{M}]/u.test(part.text)) yield 'a parameter touches a letter';
    if (isValue(after) && /[\p{L}\p{M}]$/u.test(part.text)) yield 'a parameter touches a letter';
    if (locale !== 'ur') continue;
    if (isValue(before) && isValue(after) && /^[-–/:.+]$/.test(part.text)) yield 'parameters joined by a sign: write 5 سے 10';
    if (isValue(before) && /^\s?[%٪]/.test(part.text)) yield 'per cent sign after a parameter: write فیصد, or format the value';
    if (isValue(after) && /(?:^|\s)[-+−]$/.test(part.text)) yield 'sign before a parameter: format the value';
  }
}

function* pluralRules(lists: readonly (readonly Part[])[]): Generator<string> {
  const parts = lists.flat();
  for (const part of parts) {
    if (part.kind === 'format') yield `{${part.name}} is formatted by the message: format it before`;
    if ((part.kind === 'plural' || part.kind === 'select') && !('other' in part.branches)) yield `{${part.name}} lacks other`;
    if (part.kind !== 'plural') continue;
    if (!('one' in part.branches)) yield `{${part.name}} lacks one`;
    if (parts.some((other) => other.kind === 'argument' && other.name === part.name))
      yield `{${part.name}} stands outside its plural: write #`;
  }
}
