import { find } from './find.ts';
import { fold } from './fold.ts';

const leftToRight = '\u2066';
const end = '\u2069';
const isoDate = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g;

/**
 * Puts U+2066 … U+2069 around numbers of several groups, which a right-to-left line would show from their last group to their
 * first: CNICs, IBANs, telephone numbers, NTNs, STRNs and ISO dates. What is isolated already stays as it is.
 */
export function isolateNumbers(text: string): string {
  const folded = fold(text);
  const dates = [...folded.text.matchAll(isoDate)].map(({ 0: date, index }) => folded.original(index, index + date.length));
  let isolated = '';
  let at = 0;
  for (const { from, to } of [...find(text), ...dates].sort((a, b) => a.from - b.from)) {
    // A date may be a part of a longer number.
    if (from < at) continue;
    const number = text.slice(from, to);
    const isDone = /[\u2066-\u2068]/.test(text.charAt(from - 1)) && text[to] === end;
    isolated += text.slice(at, from) + (isDone ? number : leftToRight + number + end);
    at = to;
  }
  return isolated + text.slice(at);
}
