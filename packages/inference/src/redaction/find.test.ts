import { describe, expect, test } from 'vitest';
import { inScripts, linesWithFinds, linesWithout } from '../testing/redaction-corpus.ts';
import { find, findEach, replaceFinds } from './find.ts';

const kindsOf = (text: string) => find(text).map(({ kind }) => kind);
const valuesOf = (text: string) => find(text).map(({ from, to }) => text.slice(from, to));

describe('the corpus, each line in three scripts of digits', () => {
  test('it is as large as it is said to be', () => {
    expect(Math.min(linesWithFinds.length, linesWithout.length)).toBeGreaterThanOrEqual(60);
  });

  test.each(linesWithFinds)('$text', ({ text, kinds }) => {
    for (const line of inScripts(text)) expect(kindsOf(line)).toEqual(kinds);
  });

  test.each(linesWithout)('%s: none', (text) => {
    for (const line of inScripts(text)) expect(kindsOf(line)).toEqual([]);
  });
});

test('a find is the stretch as it was written, with the marks inside it and without those around it', () => {
  const marked = '\u2067۳۵۲۰۲\u200e-۱۲۳۴۵۶۷\u200c-۱\u2069';
  expect(valuesOf(`الف ${marked} ب 0300\u200f1234567\u200f`)).toEqual([marked.slice(1, -1), '0300\u200f1234567']);
});

test('a number that was named once is found again where nothing names it', () => {
  const apart = 'ا '.repeat(20);
  expect(valuesOf(`NTN 1234567 ${apart} 1234567`)).toEqual(['1234567', '1234567']);
  expect(valuesOf(`35202-1234567-1 ${apart} ۳۵۲۰۲۱۲۳۴۵۶۷۱`)).toEqual(['35202-1234567-1', '۳۵۲۰۲۱۲۳۴۵۶۷۱']);
});

test('a list names itself once, and only what stands near it', () => {
  const numbers = Array.from({ length: 12 }, (_, row) => `35202123456${10 + row}`);
  const table = numbers.map((number) => `Ali Raza,${number},5000`);
  expect(valuesOf(['name,cnic,rupees', ...table].join('\n'))).toEqual(numbers);
  expect(valuesOf(`CNIC ${'word '.repeat(9)}3520212345671 ${'word '.repeat(4)} cnic`)).toEqual([]);
});

test('a question tells what the answer is', () => {
  const finds = findEach(['اپنا شناختی کارڈ نمبر لکھیں', '', '3520212345671', '0300-1234567']);
  expect(finds.map((each) => each.map(({ kind, from, to }) => [kind, from, to]))).toEqual([
    [],
    [],
    [['CNIC', 0, 13]],
    [['MOBILE', 0, 12]],
  ]);
});

test('a log takes 13 digits for a CNIC', () => {
  expect(find('3520212345671 9520212345671', { bareCnic: true })).toEqual([{ kind: 'CNIC', from: 0, to: 13 }]);
});

test('finds are replaced in their order', () => {
  const text = 'الف 0300-1234567 ب 35202-1234567-1';
  expect(replaceFinds(text, find(text), (value, kind) => `${kind}:${value.length}`)).toBe('الف MOBILE:12 ب CNIC:15');
});

test('a long text takes time in proportion to its length', () => {
  const parts = [
    '1',
    '1 ',
    '1-',
    'PK11',
    'NTN:',
    'NTN 1234567 ',
    'cnic 3520212345671 ',
    '3520212345671 ',
    '+92 ',
    '⟦CNIC_1⟧',
    '\u200c',
    ':',
  ];
  const began = performance.now();
  for (const part of parts) find(part.repeat(200_000 / part.length));
  expect(performance.now() - began).toBeLessThan(5_000);
});
