/** The text up to its last white space: while it grows a word is shown when it is whole, because Urdu letters join. */
export function wholeWords(text: string): string {
  let end = text.length;
  while (end > 0 && !/\s/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
