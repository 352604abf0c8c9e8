/** Marks of citations: `[f:shop.order.total]`, or several ids in one mark. */

export interface Cited {
  /** Without the marks. */
  readonly text: string;
  /** Each once, in their order. */
  readonly ids: readonly string[];
  /** What looks like a mark and is none. */
  readonly malformed: readonly string[];
}

const mark = /\s*\[\s*f:\s*([^\][]*?)\s*\]/giu;
const between = /\s*[,،;]\s*(?:f:\s*)?/iu;
const remains = /\[\s*f\b[^\s\]]*\]?|\(\s*f:[^)]*\)?|(?<![\p{L}\p{N}])f:\S+/giu;

/** Takes the marks out; where one parted two words it leaves a space, so that nothing becomes one number that was two. */
export function takeCitations(sentence: string): Cited {
  const ids: string[] = [];
  const malformed: string[] = [];
  const text = sentence.replace(mark, (found, list: string, at: number) => {
    for (const id of list.split(between)) {
      if (/^[\p{L}\p{N}._-]+$/u.test(id)) ids.push(id);
      else malformed.push(found.trim());
    }
    return /[\p{L}\p{M}\p{N}]/u.test(sentence[at + found.length] ?? '') ? ' ' : '';
  });
  for (const [found] of text.matchAll(remains)) malformed.push(found);
  return { text: text.replace(/ {2,}/g, ' ').trim(), ids: [...new Set(ids)], malformed };
}
