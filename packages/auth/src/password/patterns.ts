/** Runs of characters that a guesser tries before anything random. */
import { keyboardWalkLength } from './keyboard.ts';

function runLength(characters: readonly string[], start: number, step: number): number {
  let length = 1;
  for (;;) {
    const here = characters[start + length - 1]?.codePointAt(0);
    const next = characters[start + length]?.codePointAt(0);
    if (here === undefined || next === undefined || next - here !== step) return length;
    length += 1;
  }
}

function sequenceLength(characters: readonly string[], start: number): number {
  const repeated = runLength(characters, start, 0);
  if (repeated >= 3) return repeated;
  const counted = Math.max(runLength(characters, start, 1), runLength(characters, start, -1));
  return counted >= (/\d/.test(characters[start] ?? '') ? 3 : 4) ? counted : 0;
}

const year = '(?:19|20)\\d\\d';
const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
/** Numbers that stand for words: the basmala, a spy, help lines, sections of the penal code. */
const numbers = '(?:786)+|007|1122|911|420|110|313';
/** A date in either order, years, such a number, a Pakistani mobile number, a national identity number. */
const digitPatterns = new RegExp(
  `^(?:${year}${month}${day}|${day}${month}${year}|(?:0092|92|0)3\\d{9}|[1-7]\\d{12}|${year}${year}|${year}|${numbers})`,
);

/** Only from the first digit on: somewhere inside a long random number there is often a year. */
function digitPatternLength(characters: readonly string[], start: number): number {
  if (/\d/.test(characters[start - 1] ?? '')) return 0;
  return digitPatterns.exec(characters.slice(start, start + 14).join(''))?.[0].length ?? 0;
}

/** The longest pattern that begins at `start`, in characters; 0 when there is none. */
export function patternLength(characters: readonly string[], start: number): number {
  return Math.max(
    sequenceLength(characters, start),
    keyboardWalkLength(characters, start),
    digitPatternLength(characters, start),
  );
}
