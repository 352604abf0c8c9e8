import { expect, test } from 'vitest';
import { readImports } from './read-imports.ts';

const found = (source: string) => readImports('a.tsx', source).map(({ specifier, typeOnly }) => [specifier, typeOnly]);

test('values, types and both', () => {
  expect(
    found("import a from 'a'; import type { B } from 'b'; import { type C } from 'c'; import { type D, e } from 'd';"),
  ).toEqual([
    ['a', false],
    ['b', true],
    ['c', true],
    ['d', false],
  ]);
});

test('side effects and run-time imports count as values', () => {
  expect(found("import 'a'; const b = await import('b'); import(`c`);")).toEqual([
    ['a', false],
    ['b', false],
    ['c', false],
  ]);
});

test('re-exports', () => {
  expect(found("export * from 'a'; export type { B } from 'b'; export { c } from 'c'; export const own = 1;")).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
});

test('what stands in comments and strings is no import', () => {
  expect(found("// import a from 'a'\nconst text = \"import b from 'b'\"; export default <p>import c from 'c'</p>;")).toEqual(
    [],
  );
});

test('a module that does not parse is an error, not an empty list', () => {
  expect(() => readImports('a.ts', 'import { from')).toThrow('a.ts');
});
