/** What a model emphasised with two stars, as spans of the text without them. Stars in code stay. */
import type { Span } from '../text/runs.ts';

export interface Emphasised {
  readonly text: string;
  /** In order, in UTF-16 units of the text. */
  readonly strong: readonly Span[];
}

const starred = /```[\s\S]*?(?:```|$)|`[^`\n]*`|\*\*(?=\S)([^*\n]*[^*\s])\*\*/g;

export function withoutStars(source: string): Emphasised {
  const strong: Span[] = [];
  let text = '';
  let at = 0;
  for (const { 0: found, 1: inside, index } of source.matchAll(starred)) {
    text += source.slice(at, index);
    if (inside !== undefined) strong.push({ start: text.length, end: text.length + inside.length });
    text += inside ?? found;
    at = index + found.length;
  }
  return { text: text + source.slice(at), strong };
}
