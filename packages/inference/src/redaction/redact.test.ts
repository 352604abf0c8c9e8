import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inScripts, linesWithFinds, linesWithout } from '../testing/redaction-corpus.ts';
import type { Tier } from '../types/tier.ts';
import { find, findEach } from './find.ts';
import { createRedaction } from './redact.ts';

const opened = () => createRedaction().open();
const redacted = (text: string) => opened().redact([text])[0];

test('equal finds of a request share a placeholder, in all of its texts', () => {
  const redaction = opened();
  expect(redaction.redact(['35202-1234567-1 یا 0300-1234567', '35202-1234567-1, ۰۳۰۰-۱۲۳۴۵۶۷'])).toEqual([
    '⟦CNIC_1⟧ یا ⟦MOBILE_1⟧',
    '⟦CNIC_1⟧, ⟦MOBILE_2⟧',
  ]);
  expect(redaction.counts).toEqual({ CNIC: 1, MOBILE: 2 });
});

test('the same texts come out the same again, and count once', () => {
  const redaction = opened();
  const texts = ['35202-1234567-1', '⟦CNIC_1⟧ 1234567-8'];
  expect(redaction.redact(texts)).toEqual(redaction.redact(texts));
  expect(redaction.counts).toEqual({ CNIC: 1, NTN: 1 });
});

describe('a text that holds the brackets already', () => {
  test.each([
    ['⟦CNIC_1⟧ 35202-1234567-1', '⟦TEXT_1⟧ ⟦CNIC_1⟧'],
    ['⟦TEXT_1⟧ ⟦CNIC_1⟧ ⟦TEXT_1⟧', '⟦TEXT_1⟧ ⟦TEXT_2⟧ ⟦TEXT_1⟧'],
    [String.raw`"\u27e6CNIC_1\u27e7" 35202-1234567-1`, '"⟦TEXT_1⟧" ⟦CNIC_1⟧'],
    ['⟦CNIC_35202-1234567-1⟧', '⟦CNIC_⟦CNIC_1⟧⟧'],
    ['⟦⟧ ⟦CNIC⟧ ⟦cnic_1⟧ [CNIC_1]', '⟦⟧ ⟦CNIC⟧ ⟦cnic_1⟧ [CNIC_1]'],
  ])('%s', (text, expected) => {
    const redaction = opened();
    expect(redaction.redact([text])).toEqual([expected]);
    expect(redaction.restore(expected)).toBe(text);
    expect(Object.keys(redaction.counts)).not.toContain('TEXT');
  });
});

test('a request restores what was taken out of it, and nothing else', () => {
  const [mine, other] = [opened(), opened()];
  mine.redact(['35202-1234567-1']);
  other.redact(['42101-7654321-9 اور 0300-1234567']);
  const reply = '⟦CNIC_1⟧ ⟦CNIC_2⟧ ⟦MOBILE_1⟧';
  expect(mine.restore(reply)).toBe('35202-1234567-1 ⟦CNIC_2⟧ ⟦MOBILE_1⟧');
  expect(other.restore(reply)).toBe('42101-7654321-9 ⟦CNIC_2⟧ 0300-1234567');
  expect(opened().restore(reply)).toBe(reply);
});

test('what is below the tier is redacted', () => {
  const below = (tier: Tier | 'always' | 'never' | undefined) => {
    const { appliesTo } = createRedaction(tier === undefined ? {} : { below: tier });
    const url = new URL('https://models.example/v1/');
    const tiers = ['national', 'treaty', 'foreign', 'undeclared'] as const;
    return tiers.filter((each) => appliesTo({ id: 'e', url, dialect: undefined, tier: each }));
  };
  expect(below(undefined)).toEqual(['treaty', 'foreign', 'undeclared']);
  expect(below('treaty')).toEqual(['foreign', 'undeclared']);
  expect(below('undeclared')).toEqual([]);
  expect(below('always')).toEqual(['national', 'treaty', 'foreign', 'undeclared']);
  expect(below('never')).toEqual([]);
});

/** Pieces of which numbers, placeholders and what comes near to one are made. */
const fragment = fc.oneof(
  fc.constantFrom(...linesWithFinds.flatMap(({ text }) => inScripts(text)), ...linesWithout),
  fc.constantFrom(
    '⟦',
    '⟧',
    'CNIC_1',
    'TEXT_2',
    '_',
    String.raw`\u27e6`,
    String.raw`\u27E7`,
    '\\',
    '\u200c',
    '\u2067',
    '\ufffc',
  ),
  fc.constantFrom(
    '0300',
    '1234567',
    '-',
    ' ',
    '+92',
    'PK',
    '35202',
    '8',
    'cnic',
    ' NTN ',
    'STRN',
    'فون',
    'شناختی کارڈ',
    '\n',
    '"',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const anyText = fc.array(fragment, { maxLength: 14 }).map((fragments) => fragments.join(''));

test('whatever the texts are, they come back, and nothing that is found is left', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 3 }), (texts) => {
      const redaction = opened();
      const sent = redaction.redact(texts);
      expect(sent.map((text) => redaction.restore(text))).toEqual(texts);
      expect(findEach(sent).flat()).toEqual([]);
      expect(sent.flatMap((text) => find(text))).toEqual([]);
    }),
    { numRuns: deepRuns(300, 100_000) },
  );
});

test('no digit of the corpus is left in what is sent', () => {
  for (const { text } of linesWithFinds) {
    for (const line of inScripts(text)) {
      const rest = redacted(line)?.replace(/⟦[A-Z]+_\d⟧/g, '') ?? '';
      expect(rest.match(/\p{Nd}{5}/gu)).toBeNull();
    }
  }
});
