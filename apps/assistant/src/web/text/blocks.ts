/** Paragraphs of what a person wrote or a document holds, each with the direction and the language that its own letters give it. */
import { type Direction, direction } from '@repo/urdu-text/direction';
import { language } from '@repo/urdu-text/language';

export interface TextBlock {
  readonly kind: 'text' | 'heading' | 'code';
  /** As it was written; of code without its fence, of a heading without its signs. */
  readonly text: string;
  /** Where the text begins in the whole, in UTF-16 units. */
  readonly start: number;
  readonly dir: Direction;
  /** BCP 47, for fonts and screen readers; absent where the letters do not show it. */
  readonly lang: string | undefined;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

const heading = /^#{1,6}\s+(?=\S)/;
const fence = /^\s*```/;
const listItem = /^\s*(?:[-*+•]|\p{Nd}+[.)۔])\s/u;
const tableRow = /^\s*\|/;

/**
 * A blank line ends a paragraph; so does a line of the other direction, except in a list or a table, which has one direction as a
 * whole.
 * @param markdown lines that begin with # are headings
 * @param base direction of a text that begins without a letter
 */
export function blocksOf(text: string, base: Direction, { markdown = false } = {}): TextBlock[] {
  const blocks: TextBlock[] = [];
  const add = (lines: readonly Line[]) => {
    const [first] = lines;
    if (!first) return;
    const signs = (markdown && heading.exec(first.text)?.[0].length) || 0;
    const block = lines
      .map((line) => line.text)
      .join('\n')
      .slice(signs);
    const kind = signs > 0 ? 'heading' : 'text';
    blocks.push({ kind, text: block, start: first.start + signs, dir: directionIn(block, blocks, base), lang: langOf(block) });
  };
  for (const paragraph of paragraphsOf(text, markdown)) {
    const [first] = paragraph;
    if (first && fence.test(first.text)) {
      const inside = paragraph.slice(1).filter(({ text: line }) => !fence.test(line));
      const code = inside.map(({ text: line }) => line).join('\n');
      blocks.push({ kind: 'code', text: code, start: inside[0]?.start ?? first.start, dir: 'ltr', lang: undefined });
    } else for (const lines of byDirection(paragraph)) add(lines);
  }
  return blocks;
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]*\n?/g)].flatMap(({ 0: line, index }) =>
    line === '' ? [] : [{ text: line.replace(/\n$/, '').replace(/\r$/, ' '), start: index }],
  );
}

/** Lines between blank ones; a fence and what is inside it are one. */
function paragraphsOf(text: string, markdown: boolean): Line[][] {
  const paragraphs: Line[][] = [];
  let open: Line[] = [];
  let inFence = false;
  const close = () => {
    if (open.length > 0) paragraphs.push(open);
    open = [];
  };
  for (const line of linesOf(text)) {
    const isFence = fence.test(line.text);
    const isHeading = markdown && !inFence && heading.test(line.text);
    if ((isFence && !inFence) || isHeading) close();
    if (inFence || line.text.trim() !== '') open.push(line);
    else close();
    if (isHeading) close();
    if (!isFence) continue;
    inFence = !inFence;
    if (!inFence) close();
  }
  close();
  return paragraphs;
}

function byDirection(lines: readonly Line[]): Line[][] {
  if (lines.every(({ text }) => listItem.test(text)) || lines.every(({ text }) => tableRow.test(text))) return [[...lines]];
  const groups: Line[][] = [];
  let current: Direction | 'auto' = 'auto';
  for (const line of lines) {
    const own = direction(line.text);
    const last = groups.at(-1);
    if (last && (own === 'auto' || current === 'auto' || own === current)) last.push(line);
    else groups.push([line]);
    if (own !== 'auto') current = own;
  }
  return groups;
}

function directionIn(text: string, before: readonly TextBlock[], base: Direction): Direction {
  const own = direction(text);
  return own === 'auto' ? (before.findLast(({ kind }) => kind !== 'code')?.dir ?? base) : own;
}

function langOf(text: string): string | undefined {
  const found = language(text);
  if (found === 'und') return undefined;
  if (found === 'ur-mixed') return 'ur';
  return found === 'ur-Latn-en' ? 'ur-Latn' : found;
}
