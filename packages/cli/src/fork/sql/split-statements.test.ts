import { describe, expect, test } from 'vitest';
import { splitStatements, withoutComments } from './split-statements.ts';

const sqlOf = (script: string) => splitStatements(script).map(({ sql }) => sql);

describe('a semicolon ends no statement', () => {
  test.each([
    ['in a string', "SELECT 'a;''b;'"],
    ['in a string with escapes', String.raw`SELECT E'it\'s;'`],
    ['in a quoted name', 'SELECT "a;""b;"'],
    ['in a body', 'DO $$ BEGIN; END $$'],
    ['in a body with a tag', 'DO $x$ SELECT $$;$$; $x$'],
    ['in a comment', 'SELECT 1 -- a; b\n+ 1'],
    ['in comments in each other', 'SELECT /* a; /* b; */ c; */ 1'],
    ["in a comment's quote", "SELECT 1 -- don't;\n+ 1"],
  ])('%s', (_where, statement) => {
    expect(sqlOf(`${statement};\nSELECT 2;`)).toEqual([`${statement};`, 'SELECT 2;']);
  });
});

test('a dollar inside a name begins no body', () => {
  expect(sqlOf('SELECT a$b$; SELECT c$b$;')).toEqual(['SELECT a$b$;', 'SELECT c$b$;']);
  expect(sqlOf('SELECT $1; SELECT 2;')).toEqual(['SELECT $1;', 'SELECT 2;']);
});

test('an e at the end of a word begins no string with escapes', () => {
  expect(sqlOf(String.raw`SELECT date'\'; SELECT 2;`)).toEqual([String.raw`SELECT date'\';`, 'SELECT 2;']);
});

test('comments before a statement come with it', () => {
  expect(splitStatements('-- one\n/* two */\nSELECT 1;\n\n-- three\nSELECT 2')).toEqual([
    { lead: '-- one\n/* two */\n', sql: 'SELECT 1;' },
    { lead: '\n\n-- three\n', sql: 'SELECT 2;' },
  ]);
});

test('a script of comments only has no statement', () => {
  expect(splitStatements('-- nothing;\n')).toEqual([]);
});

test('without its comments', () => {
  expect(withoutComments("SELECT '--' -- a\n, /* b */ 1")).toBe("SELECT '--'  \n,   1");
});

test.each([["SELECT 'a"], ['SELECT "a'], ['DO $$ BEGIN'], ['/* a /* b */']])('what has no end is refused: %s', (script) => {
  expect(() => splitStatements(script)).toThrow(SyntaxError);
});
