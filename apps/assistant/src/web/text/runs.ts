/** Runs inside a block: what must keep its own direction, what is code, what leads somewhere, what is highlighted. */
import { type Direction, segments } from '@repo/urdu-text/direction';

/** Offsets in UTF-16 units, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Run {
  readonly kind: 'plain' | 'code' | 'link';
  readonly text: string;
  readonly marked: boolean;
}

export interface RunGroup {
  /** Goes into `<bdi dir="ltr">`. */
  readonly isolated: boolean;
  readonly runs: readonly Run[];
}

const atom = /`[^`\n]+`|https?:\/\/[^\s\u0590-\u08ff«»<>"]*[^\s\u0590-\u08ff«»<>".,;:!?)]/g;

/** @param marks spans of the text to highlight, in order, without overlap; code and links are highlighted as wholes */
export function runsOf(text: string, dir: Direction, marks: readonly Span[] = []): RunGroup[] {
  let at = 0;
  return (dir === 'rtl' ? segments(text) : [{ text, ltr: false }]).map(({ text: segment, ltr }) => {
    const runs = atomsOf(segment, at).flatMap((piece) => split(piece, marks));
    at += segment.length;
    return { isolated: ltr, runs };
  });
}

interface Piece {
  readonly kind: Run['kind'];
  readonly text: string;
  readonly start: number;
}

function atomsOf(text: string, offset: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (kind: Run['kind'], from: number, to: number) => {
    if (to > from) pieces.push({ kind, text: text.slice(from, to), start: offset + from });
  };
  let at = 0;
  for (const { 0: found, index } of text.matchAll(atom)) {
    add('plain', at, index);
    at = index + found.length;
    add(found.startsWith('`') ? 'code' : 'link', index, at);
  }
  add('plain', at, text.length);
  return pieces;
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
