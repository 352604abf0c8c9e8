import { describe, expect, test } from 'vitest';
import { checkSentence } from '../../src/narration/check-sentence.ts';
import { ledgerOf } from '../../src/narration/ledger.ts';
import { facts, labelsIn } from '../support/narration-facts.ts';
import { supported } from './supported-sentences.ts';
import { unsupported } from './unsupported-sentences.ts';

const task = { instructions: '', template: [] };
const ledgers = {
  ur: ledgerOf({ facts, labels: labelsIn('ur'), task, locale: 'ur' }),
  en: ledgerOf({ facts, labels: labelsIn('en'), task, locale: 'en' }),
};
const languageOf = (sentence: string) => (/\p{Script=Arabic}/u.test(sentence) ? 'ur' : 'en');
const faults = (sentence: string) =>
  checkSentence(sentence, ledgers[languageOf(sentence)]).violations.map(({ code, found }) => `${code}: ${found}`);

describe('sentences that hold', () => {
  test.each(supported)('%s', (sentence) => {
    expect(faults(sentence)).toEqual([]);
  });
});

describe('sentences that do not hold', () => {
  test.each(unsupported)('%s', (sentence) => {
    expect(faults(sentence)).not.toEqual([]);
  });
});

test('there are fifty of each and more, in both languages', () => {
  for (const list of [supported, unsupported]) {
    expect(list.length).toBeGreaterThan(65);
    expect(list.filter((sentence) => languageOf(sentence) === 'ur').length).toBeGreaterThan(25);
  }
});
