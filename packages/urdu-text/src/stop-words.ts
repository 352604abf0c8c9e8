/** Words that stand in every Urdu text. An index keeps them and weighs them little. Negation is none of them. */
import { searchKey } from './search-key.ts';

const stopKeys: ReadonlySet<string> = new Set(
  `کا کی کے کو نے سے میں پر پہ تک اور یا کہ جو جس جن یہ وہ اس ان اسے انہیں ہے ہیں ہوں ہو تھا تھی تھے تھیں ہوا ہوئی ہوئے گا گی گے ہی بھی تو
  اگر مگر لیکن پھر جب تب کیا کیوں کیسے کہاں کون ہر کسی کوئی کچھ ایک اپنا اپنی اپنے آپ ہم تم مجھے والا والی والے کر لیے ساتھ بعد`
    .split(/\s+/)
    .map(searchKey),
);

/**
 * Whether an Urdu word is a function word, in whatever spelling.
 * @example isStopWord('لئے') // true
 */
export function isStopWord(word: string): boolean {
  return stopKeys.has(searchKey(word));
}
