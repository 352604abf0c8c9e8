import { describe, expect, test } from 'vitest';
import { blocksOf, escapeMarkdown, joinBlocks, withoutSentences, withoutSentencesIn, wrap } from './markdown.ts';
import { pruneTree } from './prune-tree.ts';
import { sentenceFilter } from './write-readme.ts';

const drop = sentenceFilter(['farm', 'npm run new']);

describe('a sentence is dropped', () => {
  test.each([
    ['from a paragraph', 'The shop sells. A farm grows. It is open.', 'The shop sells. It is open.'],
    ['from an item', '- A farm grows. The shop\n  sells.', '- The shop sells.'],
    ['after code', 'Run `npm start`. Run `npm run new`.', 'Run `npm start`.'],
    ['with a row as a whole', '| `npm run new` | The shop sells. |', ''],
    ['with its paragraph', 'Farms grow.', ''],
    ['in Urdu', 'دکان کھلی ہے۔ Farm یہاں ہے۔', 'دکان کھلی ہے۔'],
  ])('%s', (_where, block, expected) => {
    expect(withoutSentences(block, drop)).toBe(expected);
  });

  test('only where the word begins', () => {
    expect(withoutSentences('He is no infarm.', drop)).toBe('He is no infarm.');
    expect(withoutSentences('Farming is work.', drop)).toBe('');
  });

  test('and nothing else of the document changes', () => {
    const page =
      '# The farm\n\nA shop\nsells.\n\nA farm grows.\n\n| a | b |\n| --- | --- |\n| farm | x |\n| shop | y |\n\n```\nfarm\n```\n';
    expect(withoutSentencesIn(page, drop)).toBe(
      '# The farm\n\nA shop\nsells.\n\n| a | b |\n| --- | --- |\n| shop | y |\n\n```\nfarm\n```\n',
    );
  });

  test('never where there is no word to look for', () => {
    expect(sentenceFilter([])('A farm grows.')).toBe(false);
  });
});

test('blocks and back', () => {
  const body = 'One\ntwo\n\n- three\n- four\n  more\n\n```\na\n\n- b\n```\n\n| five |\n| six |';
  expect(blocksOf(body)).toEqual(['One\ntwo', '- three', '- four\n  more', '```\na\n\n- b\n```', '| five |', '| six |']);
  expect(joinBlocks(blocksOf(body))).toBe(body);
});

test('lines have at most 128 characters', () => {
  const lines = wrap(`- ${'word '.repeat(60).trim()}`, '  ').split('\n');
  expect(lines.every((line) => line.length <= 128)).toBe(true);
  expect(lines.slice(1).every((line) => line.startsWith('  word'))).toBe(true);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(`- ${'word '.repeat(60).trim()}`);
});

test('a name is shown as it is typed', () => {
  expect(escapeMarkdown('A_b *c* <d> [e] `f` & Sons &amp;')).toBe('A\\_b \\*c\\* \\<d\\> \\[e\\] \\`f\\` & Sons \\&amp;');
});

test('a picture of a tree loses what is gone, with the lines that explain it', () => {
  const picture =
    '```\napps/      runs\n  shop/    one\n  farm/    two\n           and more\nbrand.ts   name\ndocs/gone/ old\n```\n\nText.';
  const there = new Set(['apps', 'apps/shop', 'brand.ts']);
  expect(pruneTree(picture, (path) => there.has(path))).toBe(
    '```\napps/      runs\n  shop/    one\nbrand.ts   name\n```\n\nText.',
  );
});
