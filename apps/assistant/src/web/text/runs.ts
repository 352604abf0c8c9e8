/** Runs inside a block: what must keep its own direction, what is code, what leads somewhere, what is highlighted. */
import { toLatinDigits } from '@repo/urdu-text/digits';
import { type Direction, segments } from '@repo/urdu-text/direction';

/** Offsets in UTF-16 units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly kind: 'plain' | 'code' | 'link' | 'citation';
  readonly text: string;
  readonly marked: boolean;
}

export interface RunGroup {
  /** Goes into `<bdi dir="ltr">`. */
  readonly isolated: boolean;
  readonly runs: readonly Run[];
}

const atom = /`[^`\n]+`|https?:\/\/[^\s\u0590-\u08ff«»<>"]*[^\s\u0590-\u08ff«»<>".,;:!?)]|\[\p{Nd}{1,2}\]/gu;

/**
 * @param marks spans of the text to highlight, in order, without overlap; code, links and citations are highlighted as wholes
 * @param citations how many passages `[1]`, `[2]`… can mean, in any digits; a number beyond them stays plain text
 */
export function runsOf(text: string, dir: Direction, marks: readonly Span[] = [], citations = 0): RunGroup[] {
  let at = 0;
  return (dir === 'rtl' ? segments(text) : [{ text, ltr: false }]).map(({ text: segment, ltr }) => {
    const runs = atomsOf(segment, at, citations).flatMap((piece) => split(piece, marks));
    at += segment.length;
    return { isolated: ltr, runs };
  });
}

interface Piece {
  readonly kind: Run['kind'];
  readonly text: string;
  readonly start: number;
}

/** The number that a citation holds. */
export function citedNumber(citation: string): number {
  return Number(toLatinDigits(citation).slice(1, -1));
}

function atomsOf(text: string, offset: number, citations: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (kind: Run['kind'], from: number, to: number) => {
    if (to > from) pieces.push({ kind, text: text.slice(from, to), start: offset + from });
  };
  let at = 0;
  for (const { 0: found, index } of text.matchAll(atom)) {
    const kind = kindOf(found, citations);
    if (kind === 'plain') continue;
    add('plain', at, index);
    at = index + found.length;
    add(kind, index, at);
  }
  add('plain', at, text.length);
  return pieces;
}

function kindOf(found: string, citations: number): Run['kind'] {
  if (!found.startsWith('[')) return found.startsWith('`') ? 'code' : 'link';
  const number = citedNumber(found);
  return number >= 1 && number <= citations ? 'citation' : 'plain';
}

function split({ kind, text, start }: Piece, marks: readonly Span[]): Run[] {
  const end = start + text.length;
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  if (kind !== 'plain') return [{ kind, text, marked: inside.length > 0 }];
  const runs: Run[] = [];
  const add = (from: number, to: number, marked: boolean) => {
    if (to > from) runs.push({ kind, text: text.slice(from - start, to - start), marked });
  };
  let at = start;
  for (const mark of inside) {
    add(at, mark.start, false);
    add(Math.max(at, mark.start), Math.min(end, mark.end), true);
    at = Math.min(end, mark.end);
  }
  add(at, end, false);
  return runs;
}
