import { expect, test } from 'vitest';
import { checkGbnf } from './check-gbnf.ts';

test.each([
  ['a repetition that ends before it begins', 'root ::= "a"{3,1}'],
  ['a repetition that ends before it begins', 'root ::= "a"{ 3 , # "\n 1 }'],
  ['a range that ends before it begins', 'root ::= [z-a]'],
  ['a range that ends before it begins', 'root ::= [^a-c\\u06D2-\\u0627]'],
  ['a character that there is not', 'root ::= "\\x00"'],
  ['a character that there is not', 'root ::= "\u0000"'],
  ['a character that there is not', 'root ::= [a\\UFFFFFFFF]'],
  ['a character that there is not', 'root ::= [\\x00]'],
  ['a token by its number', 'root ::= "a" <[99999999]>'],
])('%s: %s', (what, grammar) => {
  expect(() => checkGbnf(grammar)).toThrow(
    expect.objectContaining({ status: 400, param: 'grammar', message: `The grammar has ${what}` }),
  );
});

test.each([
  'root ::= "{3,1}" [{3,1}] # {3,1} [z-a]',
  'root ::= "\\"<[1]>" [\\]<[-] [a-] [-a] "a"{1,3} "b"{2} "c"{2,}',
  'root ::= [a-zآ-ے0-9\\x01-\\U0010FFFF]+ | "[z-a]"',
  String.raw`root ::= [^"\\\x7F\x00-\x1F] [^\x00]`,
  'root ::= "#" [#] "😀" # "\nlast ::= root',
  'root ::= "not closed [z-a]',
])('%s is left to llama.cpp', (grammar) => {
  expect(() => checkGbnf(grammar)).not.toThrow();
});

test.each(['"', '[', '\\', '[\\', '{', '#', '{1,', '<'])('32,768 times %s are looked through once', (piece) => {
  const start = performance.now();
  checkGbnf(piece.repeat(32_768 / piece.length));
  expect(performance.now() - start).toBeLessThan(1000);
});
