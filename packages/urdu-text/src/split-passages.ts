/** Passages of a document: whole sentences of one block. Internal to the package. */
import type { Span } from './canonical.ts';
import { sentences } from './sentences.ts';

/** Blocks end at a blank line, a page break, and before a heading. */
const blockEnd = /(?:\r?\n[ \t]*){2,}|\f|\r?\n(?=#)/;

/** Passages of about `size` words; a longer sentence stays whole. Offsets are those of the text. */
export function splitPassages(text: string, size: number): Span[] {
  const passages: Span[] = [];
  for (const block of blocks(text)) {
    let words = Number.POSITIVE_INFINITY;
    for (const sentence of sentences(text.slice(block.start, block.end))) {
      const length = sentence.text.split(' ').length;
      const span = { start: block.start + sentence.start, end: block.start + sentence.end };
      const last = passages.at(-1);
      if (last && words + length <= size) {
        passages[passages.length - 1] = { start: last.start, end: span.end };
        words += length;
      } else {
        passages.push(span);
        words = length;
      }
    }
  }
  return passages;
}

function blocks(text: string): Span[] {
  const ends = [...text.matchAll(new RegExp(blockEnd, 'g'))].map(({ 0: gap, index }) => ({
    end: index,
    next: index + gap.length,
  }));
  const starts = [0, ...ends.map(({ next }) => next)];
  return starts.map((start, at) => ({ start, end: ends[at]?.end ?? text.length }));
}
