import { expect, test } from 'vitest';
import { propertiesAt, quoted, stringAt, valueAt, withValue } from './object-literal.ts';

const source = `import { define } from './define.ts';

/** بنیاد */
export const brand: Brand = { name: { ur: 'بنیاد', en: 'House' }, 'quoted-key': 1 };

export default define<'x'>({ list: [1], deep: { a: call({ b: 2 }), c: "it's" } });
`;

test('a value is found in whatever object has it, also after Urdu text', () => {
  expect(stringAt('a.ts', source, ['name', 'en'])).toBe('House');
  expect(stringAt('a.ts', source, ['deep', 'c'])).toBe("it's");
  expect(stringAt('a.ts', source, ['list'])).toBeNull();
  expect(valueAt('a.ts', source, ['name', 'fr'])).toBeNull();
});

test('a value is replaced, and nothing else', () => {
  expect(withValue('a.ts', source, ['name'], '{}')).toBe(source.replace("{ ur: 'بنیاد', en: 'House' }", '{}'));
  expect(withValue('a.ts', source, ['deep', 'a'], '3')).toBe(source.replace('call({ b: 2 })', '3'));
  expect(() => withValue('a.ts', source, ['logo'], '')).toThrow('a.ts has no logo');
});

test('properties are given as they are written', () => {
  expect(propertiesAt('a.ts', source, ['deep'])).toEqual([
    { key: 'a', text: 'a: call({ b: 2 })' },
    { key: 'c', text: 'c: "it\'s"' },
  ]);
  expect(propertiesAt('a.ts', source, ['list'])).toEqual([]);
});

test('a module that does not parse is an error', () => {
  expect(() => valueAt('a.ts', 'const = 1', ['name'])).toThrow('a.ts');
});

test.each([
  ['plain', "'plain'"],
  ["it's", '"it\'s"'],
  ['"a" and it\'s', "'\"a\" and it\\'s'"],
  ['back\\slash', "'back\\\\slash'"],
])('%s is written as the formatter would', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
