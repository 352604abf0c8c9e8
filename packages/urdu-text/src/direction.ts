/**
 * Direction of a block and isolation of what would be torn apart inside it (UAX #9).
 *
 * @example isolate('فون 0300-1234567 ہے') // the number stands between U+2066 and U+2069
 */

export type Direction = 'rtl' | 'ltr';

const LRI = '\u2066';
const PDI = '\u2069';

const rtlLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Direction of a paragraph by share of letters: right-to-left when its letters reach 0.4 of the others. Code and web addresses
 * do not count. `auto` when there is no letter: inherit from the block before.
 */
export function direction(text: string): Direction | 'auto' {
  const prose = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g, ' ');
  let rtl = 0;
  let ltr = 0;
  for (const letter of prose.match(/\p{L}/gu) ?? []) {
    if (rtlLetter.test(letter)) rtl += 1;
    else ltr += 1;
  }
  if (rtl + ltr === 0) return 'auto';
  return rtl >= 0.4 * ltr ? 'rtl' : 'ltr';
}

/** A stretch of text; `ltr` ones go into `<bdi dir="ltr">`. */
export interface Segment {
  readonly text: string;
  readonly ltr: boolean;
}

const atoms = new RegExp(
  [
    // What is isolated already stays as it is.
    String.raw`(?<done>[\u2066-\u2068][^\u2066-\u2069]*\u2069)`,
    // Code, web address, e-mail.
    '```[^\u2066-\u2069]*?```|`[^`\\n\u2066-\u2069]+`',
    String.raw`https?:\/\/[^\s\u0590-\u08ff\u2066-\u2069«»]*[^\s\u0590-\u08ff\u2066-\u2069«».,;:!?)]`,
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    // A number with its sign, separators and what is written after it: %, ° or the /- of a cheque.
    String.raw`(?:(?<![\p{L}\p{Nd}])[+\-\u2212])?\p{Nd}+(?:[-\u2013/:.,\u066c\u066b+]+\p{Nd}+)*(?:\s?[%\u066a]|°|\/[-=])?`,
    // A Latin word, with digits and joiners inside and signs at its ends: C++, A4, well-known, /help, .env.
    String.raw`(?:(?<!\S)[/.])?\p{Script=Latin}[\p{Script=Latin}\p{M}\p{Nd}]*(?:[-_'\u2019./:&+][\p{Script=Latin}\p{Nd}]+)*[+#]*`,
  ].join('|'),
  'gu',
);

const latin = /\p{Script=Latin}/u;
const operator = /^\s*[+\-\u2212×÷*/=<>≤≥]\s*$/;

/** Between two Latin words of one phrase: "Cotton, Maricopa (example)". */
const punctuation = /^[ ,;:!?&/()'"–-]{1,4}$/;

/**
 * Atoms belong to one run when nothing, an operator, one space beside a Latin word, or punctuation between two of them stands
 * there: without it an English phrase would be read from its last word to its first.
 */
const joins = (left: string, gap: string, right: string): boolean =>
  gap === '' ||
  operator.test(gap) ||
  (/^\.? $/.test(gap) && (latin.test(left) || latin.test(right))) ||
  (punctuation.test(gap) && latin.test(left) && latin.test(right));

/** The bracket that closes one opened inside a run belongs to the run. */
function closed(text: string, from: number, to: number): number {
  const run = text.slice(from, to);
  const opened = run.split('(').length - run.split(')').length;
  return opened > 0 && text[to] === ')' ? to + 1 : to;
}

/** A bare number needs no isolation: its digits are one run in any direction. */
const needsIsolation = (run: string): boolean => !/^\p{Nd}+$/u.test(run);

/** Splits right-to-left text into plain stretches and left-to-right runs. Joined, the segments are the text. */
export function segments(text: string): Segment[] {
  const runs: { from: number; to: number; done: boolean }[] = [];
  for (const match of text.matchAll(atoms)) {
    const from = match.index;
    const to = from + match[0].length;
    const done = match.groups?.done !== undefined;
    const last = runs.at(-1);
    if (last && !done && !last.done && joins(text.slice(last.from, last.to), text.slice(last.to, from), match[0])) last.to = to;
    else runs.push({ from, to, done });
  }
  const result: Segment[] = [];
  let at = 0;
  for (const { from, to: last, done } of runs) {
    const to = done ? last : closed(text, from, last);
    const run = text.slice(from, to);
    if (done || !needsIsolation(run)) continue;
    if (from > at) result.push({ text: text.slice(at, from), ltr: false });
    result.push({ text: run, ltr: true });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at), ltr: false });
  return result;
}

/**
 * Puts U+2066 … U+2069 around left-to-right runs, for text without markup: messages, SMS, captions, export. Left-to-right text
 * is returned unchanged; text without letters is taken for part of a right-to-left page.
 */
export function isolate(text: string, block: Direction | 'auto' = direction(text)): string {
  if (block === 'ltr') return text;
  return segments(text)
    .map((segment) => (segment.ltr ? LRI + segment.text + PDI : segment.text))
    .join('');
}

/** Removes U+2066 … U+2069: what was added for display never goes into a value, a file name or a comparison. */
export function stripIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
