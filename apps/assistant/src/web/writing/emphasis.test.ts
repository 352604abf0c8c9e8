import { expect, test } from 'vitest';
import { withoutStars } from './emphasis.ts';

const shown = (source: string) => {
  const { text, strong } = withoutStars(source);
  return [text, strong.map(({ start, end }) => text.slice(start, end))];
};

test.each([
  ['پانی **20 دن** بعد، **پھر** رکیں', 'پانی 20 دن بعد، پھر رکیں', ['20 دن', 'پھر']],
  ['`a ** b ** c` اور **ب**', '`a ** b ** c` اور ب', ['ب']],
  ['```\n**x**\n```', '```\n**x**\n```', []],
  ['2 ** 3 ** 4', '2 ** 3 ** 4', []],
  ['**ابھی کھلا', '**ابھی کھلا', []],
])('%j', (source, text, strong) => {
  expect(shown(source)).toEqual([text, strong]);
});
