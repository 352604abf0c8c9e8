/** Script and language of a text, by letters and small words; no model. Run on raw text: the canonical form makes all text look Urdu. */
import { englishWords, formulas, hindiWords, romanUrduWords, urduWords } from './language-words.ts';
import { searchKey } from './search-key.ts';

/** `mixed`: no script has 85 % of the letters; `none`: no letters of these scripts. */
export type Script = 'arab' | 'latn' | 'deva' | 'mixed' | 'none';

/** BCP 47 tags. `ur-Latn-en`: Roman Urdu with English; `ur-mixed`: two scripts; `und`: no sign of any. */
export type Language =
  | 'ur'
  | 'sd'
  | 'ps'
  | 'fa'
  | 'ar'
  | 'hi'
  | 'en'
  | 'ur-Latn'
  | 'ur-Latn-en'
  | 'hi-Latn'
  | 'ur-mixed'
  | 'und';

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** @example script('CNIC نمبر کیا ہے') // 'mixed' */
export function script(text: string): Script {
  const arabic = count(text, /(?=\p{L})\p{Script=Arabic}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  const devanagari = count(text, /\p{Script=Devanagari}/gu);
  const letters = arabic + latin + devanagari;
  if (letters === 0) return 'none';
  if (devanagari / letters > 0.5) return 'deva';
  if (arabic / letters >= 0.85) return 'arab';
  return latin / letters >= 0.85 ? 'latn' : 'mixed';
}

/**
 * The language, as far as letters and words show it. One short word that several languages share is a guess: let it inherit the
 * language of the conversation.
 * @example language('main aaj lahore ja raha hoon') // 'ur-Latn'
 */
export function language(text: string): Language {
  switch (script(text)) {
    case 'deva':
      return 'hi';
    case 'none':
      return 'und';
    case 'mixed':
      return 'ur-mixed';
    case 'arab':
      return arabicScript(text);
    case 'latn':
      return latinScript(text);
  }
}

/** Whole words, or درخواست, قومی and منافع would be foreign. The plural of Persian and the article of Arabic are parts of words. */
const persianWord = /(?<![\p{L}\p{M}])(?:است|می|را|این|که)(?![\p{L}\p{M}])|های(?![\p{L}\p{M}])/u;
const arabicWord = /[ةىيك]|(?<![\p{L}\p{M}])(?:ال|(?:في|من|على|إلى)(?![\p{L}\p{M}]))/u;

function arabicScript(text: string): Language {
  if (/[ڄڃڇڊڏڙڳڱٻڀٺٽٿڦڻ]/.test(text)) return 'sd';
  if (/[ټډړږښڼېۍځڅ]/.test(text)) return 'ps';
  if (isFormula(text)) return 'ur';
  if (/[ٹڈڑںےہھۓۂ]/.test(text) || text.split(/[\s،۔؟!:]+/).some((word) => urduWords.has(word))) return 'ur';
  if (persianWord.test(text)) return 'fa';
  return arabicWord.test(text) ? 'ar' : 'ur';
}

const formulaKeys = formulas.map(searchKey);

/** A greeting alone is Urdu here; inside Arabic text it says nothing. */
function isFormula(text: string): boolean {
  const rest = formulaKeys.reduce((left, formula) => left.replaceAll(` ${formula} `, ' '), ` ${searchKey(text)} `);
  return rest.trim() === '';
}

function latinScript(text: string): Language {
  const words: readonly string[] = text.toLowerCase().match(/[a-z']+/g) ?? [];
  const among = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length;
  const urdu = among(romanUrduWords);
  const english = among(englishWords);
  if (urdu > 0 && urdu >= english) return 2 * english > urdu ? 'ur-Latn-en' : 'ur-Latn';
  if (english > 0) return 'en';
  return among(hindiWords) > 0 ? 'hi-Latn' : 'und';
}
