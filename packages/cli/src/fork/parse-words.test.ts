import { expect, test } from 'vitest';
import { parseWords, refuseSwallowedFlags } from './parse-words.ts';

const parse = (...args: string[]) => parseWords(args, ['shop', 'farm']);

test('a vertical, a folder and a name', () => {
  expect(parse('shop', '../mine')).toEqual({ vertical: 'shop', folder: '../mine' });
  expect(parse('shop', '../mine', '--name', ' My  Bank ')).toMatchObject({ name: { ur: 'My Bank', en: 'My Bank' } });
  expect(parse('--name=My Bank', 'shop', '../mine', '--name-ur', 'میرا بینک')).toEqual({
    vertical: 'shop',
    folder: '../mine',
    name: { ur: 'میرا بینک', en: 'My Bank' },
  });
});

test.each([
  [[], 'Say which vertical and where to: npm run fork <vertical> <folder>'],
  [['bank', '../mine'], 'There is no vertical "bank". Verticals: shop, farm.'],
  [['shop'], 'Say where to: npm run fork shop <folder>.'],
  [['shop', ' '], 'Say where to: npm run fork shop <folder>.'],
  [['shop', '../mine', 'Bank'], 'One folder, please, not also "Bank".'],
  [['shop', '../mine', '--nam', 'x'], 'fork knows --name and --name-ur only, not --nam.'],
  [['shop', '../mine', '--name'], '--name needs a name after it, in quotes.'],
  [['shop', '../mine', '--name', ' '], '--name is empty: give the product a name.'],
  [['shop', '../mine', '--name', 'a\u0007b'], '--name holds a character that cannot be printed.'],
  [['shop', '../mine', '--name', 'a\nb'], '--name holds a character that cannot be printed.'],
  [['shop', '../mine', '--name', 'Bank', '--name-ur', 'بینک\u200f'], '--name-ur holds a character that cannot be printed.'],
  [['shop', '../mine', '--name', '!?'], '--name needs a letter or a digit.'],
  [['shop', '../mine', '--name', 'x'.repeat(61)], '--name is longer than 60 characters.'],
  [['shop', '../mine', '--name-ur', 'بینک'], '--name-ur goes with --name, the name in English.'],
])('%j is refused', (args, message) => {
  expect(() => parse(...args)).toThrow(message);
});

test('flags that npm kept for itself are not lost in silence', () => {
  expect(() => refuseSwallowedFlags({ npm_config_name: 'My Bank', npm_config_name_ur: 'true' })).toThrow(
    'npm kept --name and --name-ur for itself: a lone -- comes before flags',
  );
  expect(() => refuseSwallowedFlags({ npm_config_user_agent: 'npm' })).not.toThrow();
});
