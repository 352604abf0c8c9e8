/** Values inside sentences: what a person typed, a code, a figure. */
import { direction, isolate, segments, stripIsolates } from '@repo/urdu-text/direction';
import type { Locale } from './locale.ts';

const rtl = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const onlyUrdu = /^[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\s]*$/;
const LRI = '\u2066';
const RLI = '\u2067';
const FSI = '\u2068';
const PDI = '\u2069';

/**
 * Isolates a value that would disturb the sentence around it, and drops direction controls that came with it. What reads well
 * beside its neighbours stays bare, so that "{size} MB" is isolated as one run. A value of several lines is a list, whose items each
 * keep their own direction while the list runs as the sentence does.
 */
export function embed(value: string, locale: Locale): string {
  const items = value.split('\n');
  return items.map((item) => embedOne(item, locale)).join(locale === 'ur' ? '، ' : ', ');
}

function embedOne(value: string, locale: Locale): string {
  const text = stripIsolates(value).replace(/[\u200e\u200f\u061c\u202a-\u202e]/g, '');
  const hasRtl = rtl.test(text);
  if (locale === 'en') return hasRtl ? FSI + text + PDI : text;
  if (!hasRtl) return !/\p{L}/u.test(text) || isWord(text) ? text : LRI + text + PDI;
  if (onlyUrdu.test(text)) return text;
  return direction(text) === 'ltr' ? LRI + text + PDI : RLI + isolate(text, 'rtl') + PDI;
}

/** One run without the punctuation of a phrase: it joins what stands beside it. */
function isWord(text: string): boolean {
  return segments(text).length === 1 && !/[,;()]/.test(text);
}
