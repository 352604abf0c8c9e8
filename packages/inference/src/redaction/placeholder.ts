/** `⟦CNIC_1⟧`, also as it stands in JSON of a server that escapes everything beyond ASCII: `\u27e6CNIC_1\u27e7`. */

const [open, close] = ['⟦', '⟧'];
const opening = String.raw`(?:${open}|(?<=(?<!\\)(?:\\\\)*)\\u27[eE]6)`;
const closing = String.raw`(?:${close}|\\u27[eE]7)`;

/** With its name as the first group. */
export const placeholders = new RegExp(`${opening}([A-Z]{1,8}_[0-9]{1,6})${closing}`, 'g');

export const mayHoldPlaceholder = (text: string): boolean => text.includes('⟦') || text.includes('\\u27');

/** At the end of a text, what may be the start of one. */
const unfinished = /(?:⟦|\\u27[eE]6)[A-Z]{0,8}(?:_[0-9]{0,6})?(?:\\u?2?7?[eE]?)?$|\\u?2?7?[eE]?$/;

/** Longer than any placeholder. */
const reach = 40;

/** Where the end of a text begins that may become a placeholder; the text's length when nothing may. */
export function unfinishedFrom(text: string): number {
  const tail = text.slice(-reach);
  if (!tail.includes('⟦') && !tail.includes('\\')) return text.length;
  const found = tail.search(unfinished);
  if (found === -1) return text.length;
  const at = text.length - tail.length + found;
  return isEscaped(text, at) ? at - 1 : at;
}

/** A backslash behind an odd number of others is one that is meant, and stays beside the one that says so. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return text[at] === '\\' && (at - first) % 2 === 1;
}
