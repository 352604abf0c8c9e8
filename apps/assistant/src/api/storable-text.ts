/** Whether the database can keep a text: no half of a surrogate pair, no NUL. */
export function isStorable(text: string): boolean {
  return !/\p{Cs}/u.test(text) && !text.includes('\0');
}
