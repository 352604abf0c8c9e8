/**
 * How many tokens vocabularies take for Urdu, counted over three sentences of our own: 266 characters. Vocabularies of llama.cpp's
 * repository, without a token for the beginning. Three sentences are indicative; a price needs a corpus of a thousand.
 */
import type { UrduFertility } from '../types/card.ts';

export const fertilitySentences = [
  'پاکستان میں گندم کی کاشت نومبر کے مہینے میں کی جاتی ہے اور کسان اچھی پیداوار کی امید رکھتے ہیں۔',
  'کھاد کی پہلی خوراک بوائی کے وقت دیں اور پانی کی کمی کی صورت میں آبپاشی کا وقفہ کم کریں۔',
  'قسط کی ادائیگی ہر ماہ کی پانچ تاریخ تک لازمی ہے ورنہ اکاؤنٹ پر نوٹس جاری ہو سکتا ہے۔',
] as const;

/** Its length in English, for the comparison: 17 words. */
export const englishSentence = 'In Pakistan wheat is sown in the month of November and farmers hope for a good harvest.';

export interface CountedVocabulary {
  /** As llama.cpp names the file: `ggml-vocab-<name>.gguf`. */
  readonly vocabulary: string;
  /** Tokens of each of the three sentences. */
  readonly urdu: readonly [number, number, number];
  readonly english: number;
}

export const countedOn = '2026-11-27';

export const countedVocabularies: readonly CountedVocabulary[] = [
  { vocabulary: 'gemma-4', urdu: [26, 26, 23], english: 18 },
  { vocabulary: 'llama-bpe', urdu: [63, 45, 56], english: 19 },
  { vocabulary: 'command-r', urdu: [63, 45, 57], english: 19 },
  { vocabulary: 'qwen2', urdu: [63, 57, 60], english: 19 },
  { vocabulary: 'qwen35', urdu: [63, 57, 60], english: 19 },
  { vocabulary: 'deepseek-llm', urdu: [91, 80, 85], english: 18 },
  { vocabulary: 'llama-spm', urdu: [100, 92, 89], english: 22 },
  { vocabulary: 'falcon', urdu: [119, 107, 107], english: 19 },
  { vocabulary: 'gpt-2', urdu: [127, 117, 110], english: 19 },
];

const characters = fertilitySentences.reduce((total, { length }) => total + length, 0);

/** Of a vocabulary that nobody knows: Qwen's, which takes rather many of those that are much used. */
export const assumedPer1000Characters = per1000Of({ vocabulary: 'qwen2', urdu: [63, 57, 60], english: 19 });

/** Tokens for 1,000 characters of Urdu, as a decimal; null where neither the card nor the table says. */
export function per1000Characters(fertility: UrduFertility | null): string | null {
  if (fertility === null) return null;
  if (fertility.tokensPer1000Characters !== null) return fertility.tokensPer1000Characters;
  const counted = countedVocabularies.find(({ vocabulary }) => vocabulary === fertility.vocabulary);
  return counted === undefined ? null : per1000Of(counted);
}

function per1000Of({ urdu }: CountedVocabulary): string {
  const tokens = urdu.reduce((total, each) => total + each, 0);
  return ((tokens * 1000) / characters).toFixed(1);
}
