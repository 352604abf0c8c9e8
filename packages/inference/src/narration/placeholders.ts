/** The strict form: the model names figures, `{irr.net}`, and writes none. */

export interface Filled {
  readonly text: string;
  /** Each once, in their order. */
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
  /** The text with nothing in place of the placeholders, for a look at what the model wrote itself. */
  readonly own: string;
}

const placeholder = /\{\s*([\p{L}\p{N}._-]+)\s*\}/gu;
const letter = /[\p{L}\p{M}\p{N}{}]/u;

/** @param displayOf null for an id that is not known */
export function fillPlaceholders(sentence: string, displayOf: (id: string) => string | null): Filled {
  const ids: string[] = [];
  const unknown: string[] = [];
  const text = sentence.replace(placeholder, (found, id: string, at: number) => {
    const display = displayOf(id);
    if (display === null) {
      unknown.push(found);
      return found;
    }
    ids.push(id);
    // Two figures side by side would read as one.
    const before = letter.test(sentence[at - 1] ?? '') ? ' ' : '';
    const after = letter.test(sentence[at + found.length] ?? '') ? ' ' : '';
    return before + display + after;
  });
  const own = sentence.replace(placeholder, '|');
  const broken = own.match(/[{}]/g) ?? [];
  return { text: text.replace(/ {2,}/g, ' ').trim(), ids: [...new Set(ids)], unknown: [...unknown, ...broken], own };
}
