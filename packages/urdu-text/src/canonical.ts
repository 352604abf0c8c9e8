/**
 * The canonical form: one code point sequence for what a reader of Urdu takes for one text. It is safe for storing, prompting and
 * showing; vowel marks stay. For prose: text with code or addresses in it goes through `canonical-markdown`, and Qur'an and hadith
 * are shown as their edition has them.
 *
 * @example canonical('كتاب ١٢') // 'کتاب ۱۲'
 */
import { urduLetters } from './letters.ts';
import { compose, drop, letters, type Mapped, put, type Rule, rewrite, rewriteMapped } from './rewrite.ts';

export type { Mapped, Span } from './rewrite.ts';

/** Languages that share the script. All but Urdu keep their own letters. */
export type ScriptLanguage = 'ur' | 'sd' | 'ps' | 'fa' | 'ar';

export interface CanonicalOptions {
  /** What `language` said about the raw text. @default 'ur' */
  lang?: ScriptLanguage;
}

/** Format characters, among them the tag characters that hide text from a reader and not from a model. */
const invisible: readonly Rule[] = [
  // Half a pair would become a whole one when what stands between is deleted.
  put(/\p{Cs}/gu, '\ufffd'),
  put(/\r\n?/g, '\n'),
  drop(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu),
  // A joiner joins emoji; Urdu letters need none.
  drop(/(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu),
];

const presentationForms: readonly Rule[] = [
  // The medial heh of old fonts is an aspirate after these letters only.
  put(
    /(?<=[بپتٹجچدڈڑکگ\ufb56-\ufb59\ufb66-\ufb69\ufb7a-\ufb7d\ufb88\ufb89\ufb8c-\ufb95\ufe8f-\ufe92\ufe95-\ufe98\ufe9d-\ufea0\ufea9\ufeaa])[\ufeeb\ufeec]/g,
    'ھ',
  ),
  // One at a time: NFKC of the whole text would rewrite ², ½ and ﷺ too.
  [/(?![\ufd3e\ufd3f\ufdfa\ufdfb\ufdfd])[\ufb50-\ufdff\ufe70-\ufefc]/g, (form) => form.normalize('NFKC')],
];

/** What NFC leaves open: Farsi yeh and heh with a hamza. */
const hamza: readonly Rule[] = [put(/[\u06cc\u0649]\u0654/g, 'ئ'), put(/[\u06d5\u0647\u06c1]\u0654|\u06c0/g, 'ۂ')];

const arabicDigits: Rule = [/[٠-٩]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0660 + 0x06f0)];

const spaces: readonly Rule[] = [
  put(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' '),
  put(/(?<=\p{L})\u200c+(?=\p{L})/gu, '\u200c'),
  drop(/(?<!\p{L})\u200c|\u200c(?!\p{L})/gu),
  put(/ {2,}/g, ' '),
  drop(/ +(?=\n)|(?<=\n) +/g),
];

const trim: Rule = drop(/^\s+|(?<!\s)\s+$/g);

function inside(lang: ScriptLanguage): readonly Rule[] {
  const composed = lang === 'ur' ? [compose, ...hamza] : [compose];
  const own = lang === 'ur' ? [letters(urduLetters), ...composed] : [];
  const shared = [drop(/\u0640+/g), arabicDigits, ...spaces];
  // Composed once more at the end: a mark may have stood after a tatweel or a joiner that is gone now.
  return [...invisible, ...presentationForms, ...composed, ...own, ...shared, ...composed];
}

const insideOf: Readonly<Record<ScriptLanguage, readonly Rule[]>> = {
  ur: inside('ur'),
  sd: inside('sd'),
  ps: inside('ps'),
  fa: inside('fa'),
  ar: inside('ar'),
};

/** The rules, without the one for the ends of the text when a piece of a text is rewritten. Internal to the package. */
export function canonicalRules(lang: ScriptLanguage, part: 'whole' | 'inside'): readonly Rule[] {
  return part === 'whole' ? [...insideOf[lang], trim] : insideOf[lang];
}

/** The canonical form. Idempotent; never throws. */
export function canonical(text: string, options: CanonicalOptions = {}): string {
  return rewrite(text, canonicalRules(options.lang ?? 'ur', 'whole'));
}

/** The canonical form with the way back to the source, for highlighting there what was found here. */
export function canonicalWithOffsets(text: string, options: CanonicalOptions = {}): Mapped {
  return rewriteMapped(text, canonicalRules(options.lang ?? 'ur', 'whole'));
}

/** Vowel marks, honorific marks and Qur'an annotation. The full stop ۔ is none of them. Internal to the package. */
export const aerab: Rule = drop(/[\u0610-\u061a\u064b-\u0652\u0654-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g);

/**
 * The text without zer, zabar, pesh, shadda and the like.
 * @example stripAerab('مُحَمَّد') // 'محمد'
 */
export function stripAerab(text: string): string {
  return rewrite(text, [aerab]);
}
