/** Singulars of Urdu plurals, as further words for an index; the word itself stays. Internal to the package. */

const endings: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{2})یاں$/u, 'ی'],
  [/(?<=.{3})(?:ئیں|ؤں|وں|یں|ات)$/u, ''],
];

/** Words that only look like a plural. Extended here, never in code. */
const whole: ReadonlySet<string> = new Set(
  'سرسوں پرسوں ترسوں نرسوں دونوں تینوں چاروں انہوں جنہوں کنہوں انہیں جنہیں تمہیں کنہیں خیرات برسات گجرات سوغات اوقات واردات جمعرات'.split(
    ' ',
  ),
);

/** @param word in canonical form. @returns null when the word is no plural that an ending shows */
export function stem(word: string): string | null {
  if (whole.has(word)) return null;
  for (const [ending, singular] of endings) if (ending.test(word)) return word.replace(ending, singular);
  return null;
}
