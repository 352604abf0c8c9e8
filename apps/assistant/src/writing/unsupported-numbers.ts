import { numberMentions } from '@repo/urdu-text/number-mentions';
import { knownNumbers, type NumberSources } from './known-numbers.ts';
import { withoutMarks } from './marks.ts';

/**
 * Numbers of a text that equal none of its sources, as they are written in it, each once, in order. By value: ۱۲٬۳۴۵ is 12,345,
 * and 25 لاکھ is 2,500,000. Citation marks and the numbers of a list do not count.
 */
export function unsupportedNumbers(text: string, sources: NumberSources): readonly string[] {
  const mentions = numberMentions(withoutMarks(text));
  if (mentions.length === 0) return [];
  const known = knownNumbers(sources);
  const unsupported = mentions.filter(({ readings }) => !readings.some((values) => values.every((value) => known.has(value))));
  return [...new Set(unsupported.map(({ start, end }) => text.slice(start, end) + percentAfter(text, end)))];
}

function percentAfter(text: string, end: number): string {
  return /^ ?[%٪]/.exec(text.slice(end, end + 2))?.[0] ?? '';
}
