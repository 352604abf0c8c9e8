import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';

const shape = (text: string) => blocksOf(text, 'rtl').map(({ kind, dir, lang }) => [kind, dir, lang]);

describe('a paragraph has its own direction and language (spec §3.1)', () => {
  test('Urdu, English and Roman Urdu one after the other', () => {
    expect(shape('گندم کو پانی دیں۔\n\nThis is a letter to the bank.\n\nmujhe pani kab dena hai')).toEqual([
      ['text', 'rtl', 'ur'],
      ['text', 'ltr', 'en'],
      ['text', 'ltr', 'ur-Latn'],
    ]);
  });

  test('without a blank line a change of direction still begins a paragraph', () => {
    expect(shape('پہلی سطر اردو میں\nThe second one is English')).toEqual([
      ['text', 'rtl', 'ur'],
      ['text', 'ltr', 'en'],
    ]);
  });

  test('a list whose first item is Latin and a table with a Latin head have one direction', () => {
    expect(blocksOf('- React\n- کمپوننٹ بنائیں\n- پھر اسے صفحے پر لگائیں', 'ltr').map(({ dir }) => dir)).toEqual(['rtl']);
    expect(blocksOf('| Crop | پانی |\n| گندم | بیس دن بعد |', 'ltr').map(({ dir }) => dir)).toEqual(['rtl']);
  });

  test('what has no letter goes with the paragraph before, or with the page', () => {
    expect(shape('03:00')).toEqual([['text', 'rtl', undefined]]);
    expect(shape('Total in rupees is\n\n2,500').map(([, dir]) => dir)).toEqual(['ltr', 'ltr']);
  });

  test('code is left-to-right, blank lines inside it included', () => {
    expect(blocksOf('یہ چلائیں:\n```\nnpm start\n\nnpm test\n```\nپھر دیکھیں', 'rtl')).toMatchObject([
      { kind: 'text', dir: 'rtl' },
      { kind: 'code', dir: 'ltr', text: 'npm start\n\nnpm test', start: 15 },
      { kind: 'text', dir: 'rtl', text: 'پھر دیکھیں' },
    ]);
  });
});

test('headings of Markdown stand without their signs, and nowhere else', () => {
  const text = 'تعارف\n# گندم\nپانی دیں۔\n```\n# comment\n```';
  expect(blocksOf(text, 'ltr', { markdown: true }).map(({ kind, text: block, start }) => [kind, block, start])).toEqual([
    ['text', 'تعارف', 0],
    ['heading', 'گندم', 8],
    ['text', 'پانی دیں۔', 13],
    ['code', '# comment', 27],
  ]);
  expect(blocksOf('# گندم', 'ltr').map(({ kind, text: block }) => [kind, block])).toEqual([['text', '# گندم']]);
});

test('every block says where it stands, with Windows line ends too', () => {
  const text = 'ایک\r\nدو\r\n\r\n  تین  \n\n\nfour';
  for (const { text: block, start } of blocksOf(text, 'rtl')) {
    expect(text.slice(start, start + block.length).replaceAll('\r', ' ')).toBe(block);
  }
  expect(blocksOf(text, 'rtl').map(({ text: block }) => block.trim())).toEqual(['ایک \nدو', 'تین', 'four']);
});
