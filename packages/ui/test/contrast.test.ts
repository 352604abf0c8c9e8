import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { readTokens, type Scheme } from './tokens.ts';

const tokens = readTokens();
const schemes: readonly Scheme[] = ['light', 'dark'];

function ratio(one: string, other: string, scheme: Scheme): number {
  const [a, b] = [tokens.get(one), tokens.get(other)];
  if (!a || !b) throw new Error(`no token ${a ? other : one}`);
  return contrast(a[scheme], b[scheme]);
}

test('the formula gives the published extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('the style sheet is read', () => {
  expect(tokens.size).toBeGreaterThan(20);
});

describe.each(schemes)('on the %s ground', (scheme) => {
  const grounds = ['paper', 'raised', 'sunken'];

  test.each(
    grounds.flatMap((ground) =>
      ['ink', 'ink-soft', 'brand', 'link', 'passed', 'attention', 'refusal'].map((ink) => [ink, ground]),
    ),
  )('%s is legible on %s', (ink = '', ground = '') => {
    expect(ratio(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test('body text reaches AAA', () => {
    for (const ground of grounds) expect(ratio('ink', ground, scheme)).toBeGreaterThanOrEqual(7);
  });

  test.each([
    ['on-brand', 'brand'],
    ['passed', 'passed-soft'],
    ['attention', 'attention-soft'],
    ['refusal', 'refusal-soft'],
    ['paper', 'ink'],
  ])('%s is legible on %s', (ink, ground) => {
    expect(ratio(ink, ground, scheme)).toBeGreaterThanOrEqual(4.5);
  });

  test('the edge of a control stands out from every ground', () => {
    for (const ground of grounds) expect(ratio('line-strong', ground, scheme)).toBeGreaterThanOrEqual(3);
  });

  test('neighbouring areas of a chart differ in grey', () => {
    expect(ratio('ownership', 'bank', scheme)).toBeGreaterThanOrEqual(2);
    expect(ratio('ownership', 'rent', scheme)).toBeGreaterThanOrEqual(1.4);
    expect(ratio('limit', 'paper', scheme)).toBeGreaterThanOrEqual(3);
  });

  test.each(['one', 'two', 'three', 'four', 'five', 'six', 'rest'])('part %s of a sum stands out from the page', (part) => {
    expect(ratio(`share-${part}`, 'paper', scheme)).toBeGreaterThanOrEqual(3);
  });
});
