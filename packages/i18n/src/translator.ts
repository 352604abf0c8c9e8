/** Messages: key and parameters in, a sentence that is safe in its direction out. */
import { isolate } from '@repo/urdu-text/direction';
import { groupSouthAsian } from '@repo/urdu-text/numbers';
import format, { type CompiledMessage, type FormatOptions, type FormatValues } from 'icu-minify/format';
import { type Catalogue, mergeCatalogues } from './catalogue.ts';
import { checkCall } from './development.ts';
import { embed } from './embed.ts';
import { type Digits, type Locale, localeTag } from './locale.ts';

/** Numbers choose plural forms and are grouped in lakh; money, dates and rates are formatted first and passed as text. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Parameters that may also wrap: `<link>…</link>` in a message calls `link(chunks)`. */
export type RichParams<Node> = Readonly<Record<string, string | number | ((chunks: (string | Node)[]) => Node)>>;

export interface Translator {
  /** Text for an attribute, a label, a mail. In Urdu its left-to-right runs are isolated with U+2066 … U+2069. */
  t(key: string, params?: MessageParams): string;
  /** Parts of a message with tags, in order. */
  rich<Node>(key: string, params: RichParams<Node>): (string | Node)[];
  has(key: string): boolean;
}

/**
 * @param catalogues compiled messages of `locale`; no key may stand in two of them
 * @param digits digits of number parameters; Urdu digits are used in Urdu only
 */
export function createTranslator(
  locale: Locale,
  catalogues: Catalogue | readonly Catalogue[],
  digits: Digits = 'latn',
): Translator {
  const messages = isList(catalogues) ? mergeCatalogues(catalogues) : catalogues;
  const shownDigits = locale === 'ur' ? digits : 'latn';
  const options = formatOptions(shownDigits);

  const messageOf = (key: string): CompiledMessage => {
    const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
    if (message !== undefined) return message;
    if (process.env.NODE_ENV !== 'production') throw new Error(`No message "${key}" in "${locale}"`);
    return key;
  };

  const finish = (text: string): string => (locale === 'ur' ? isolate(text, 'rtl') : text);

  const finishPart = <Node>(part: string | Node): string | Node => (typeof part === 'string' ? finish(part) : part);

  const prepare = (message: CompiledMessage, name: string, value: string | number): string | number => {
    if (typeof value === 'string') {
      // The parameters of an error are text on the wire.
      return /^\d+$/.test(value) && choosesPlural(message, name) ? Number(value) : embed(value, locale);
    }
    return choosesPlural(message, name) ? value : groupSouthAsian(String(value), { digits: shownDigits });
  };

  const render = <Node>(key: string, params: RichParams<Node>): string | Node | (string | Node)[] => {
    const message = messageOf(key);
    if (process.env.NODE_ENV !== 'production') checkCall(key, message, params);
    const values: FormatValues<Node> = {};
    for (const [name, value] of Object.entries(params)) {
      values[name] =
        typeof value === 'function'
          ? (chunks: (string | Node)[]) => value(chunks.map(finishPart))
          : prepare(message, name, value);
    }
    return format<Node>(message, localeTag(locale), values, options);
  };

  return {
    t(key, params = {}) {
      const text = render<never>(key, params);
      return finish(typeof text === 'string' ? text : text.join(''));
    },
    rich<Node>(key: string, params: RichParams<Node>) {
      const rendered = render<Node>(key, params);
      return (Array.isArray(rendered) ? rendered : [rendered]).map(finishPart);
    },
    has: (key) => Object.hasOwn(messages, key),
  };
}

function isList(catalogues: Catalogue | readonly Catalogue[]): catalogues is readonly Catalogue[] {
  return Array.isArray(catalogues);
}

/** Whether a compiled message has a plural on this argument. */
function choosesPlural(node: unknown, name: string): boolean {
  if (Array.isArray(node)) {
    const [head, kind] = node;
    return (head === name && (kind === 2 || kind === 3)) || node.some((child) => choosesPlural(child, name));
  }
  return typeof node === 'object' && node !== null && Object.values(node).some((child) => choosesPlural(child, name));
}

const shared = new Map<Digits, FormatOptions>();

/** `#` in a plural: lakh grouping in the digits shown. */
function formatOptions(digits: Digits): FormatOptions {
  const known = shared.get(digits);
  if (known) return known;
  const number = new Intl.NumberFormat(digits === 'urdu' ? 'en-IN-u-nu-arabext' : 'en-IN');
  const options: FormatOptions = {
    formatters: {
      getNumberFormat: () => number,
      getPluralRules: (...args) => new Intl.PluralRules(...args),
      getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
    },
  };
  shared.set(digits, options);
  return options;
}
