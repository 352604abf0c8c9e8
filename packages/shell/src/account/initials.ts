const words = new Intl.Segmenter('ur', { granularity: 'word' });
const characters = new Intl.Segmenter('ur');

/**
 * The first letters of the first two words of a name, "SF" of "Sitara Foods". Letters that would be joined stand apart, as in «ن ا».
 * Empty for a name without a word.
 */
export function initials(name: string): string {
  const first = Array.from(words.segment(name)).filter(({ isWordLike }) => isWordLike);
  const letters = first.slice(0, 2).map(({ segment }) => Array.from(characters.segment(segment))[0]?.segment ?? '');
  return letters.join(/\p{Script=Arabic}/u.test(name) ? ' ' : '').toLocaleUpperCase('en');
}
