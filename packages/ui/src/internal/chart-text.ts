/** Charts run left to right; an Urdu label inside one keeps its own order between U+2067 and U+2069. */
export function chartText(text: string, dir: 'rtl' | 'ltr'): string {
  return dir === 'rtl' ? `\u2067${text}\u2069` : text;
}
