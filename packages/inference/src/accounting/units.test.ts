/** Tokens that nobody counted, tokens of Urdu, and salts. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { print } from './decimal.ts';
import { byLength, estimateTokens } from './estimate.ts';
import { countedVocabularies, englishSentence, fertilitySentences, per1000Characters } from './fertility.ts';
import { cacheSalt } from './salt.ts';
import { urduUnits } from './urdu-units.ts';

const card = { tokensPerWord: '1.30', tokensPer1000Characters: null, corpus: 'S1', source: '', standing: 'verified' } as const;

describe('an estimate', () => {
  test('is characters × fertility × 1.15, the next whole number', () => {
    expect(estimateTokens(1_000, '282')).toBe(325);
    expect(estimateTokens(1, '282')).toBe(1);
    expect(estimateTokens(0, '282')).toBe(0);
    expect(estimateTokens(1_000, null)).toBe(779);
  });

  test.each(countedVocabularies)('is not less than $vocabulary counts', ({ urdu, ...rest }) => {
    const per1000 = per1000Characters({ ...card, vocabulary: rest.vocabulary });
    const all = fertilitySentences.join('').length;
    expect(estimateTokens(all, per1000)).toBeGreaterThanOrEqual(urdu.reduce((sum, tokens) => sum + tokens, 0));
    expect(estimateTokens(englishSentence.length, per1000)).toBeGreaterThanOrEqual(rest.english);
  });

  test('counts no vectors and rankings as tokens', () => {
    const call = { requestId: 'r', model: 'm', tenant: null, promptLength: 10, maxTokens: null };
    const attempt = { endpointId: 'e', outcome: 'ok', durationMs: 1, decisionId: null, usage: null, delivered: 1_000 } as const;
    const { output } = byLength('282');
    const outputOf = (operation: 'chat' | 'embeddings' | 'rerank' | 'transcription') => output({ ...call, operation }, attempt);
    expect([outputOf('chat'), outputOf('transcription'), outputOf('embeddings'), outputOf('rerank')]).toEqual([325, 325, 0, 0]);
  });
});

describe('the fertility of a card', () => {
  test('is what it says, else what was counted for its vocabulary, else not known', () => {
    expect(per1000Characters({ ...card, vocabulary: 'gemma-4', tokensPer1000Characters: '300' })).toBe('300');
    expect(per1000Characters({ ...card, vocabulary: 'gemma-4' })).toBe('282.0');
    expect(per1000Characters({ ...card, vocabulary: 'nobody' })).toBeNull();
    expect(per1000Characters(null)).toBeNull();
  });

  test('stands on sentences of the length that its source gives', () => {
    expect(fertilitySentences.map(({ length }) => length)).toEqual([95, 87, 84]);
    expect(fertilitySentences.map((sentence) => sentence.split(' ').length)).toEqual([20, 20, 19]);
  });

  test('makes units that are as large for one vocabulary as for another', () => {
    expect([urduUnits(282, '282.0'), urduUnits(677, '676.7'), urduUnits(1, '676.7')]).toEqual(['1', '1', '0.001']);
    expect([urduUnits(5, null), urduUnits(5, '0')]).toEqual([null, null]);
  });
});

test('decimals have no zeros at the end', () => {
  expect([print(1_500n, 3), print(0n, 12), print(7n, 0), print(120n, 0), print(1n, 3)]).toEqual([
    '1.5',
    '0',
    '7',
    '120',
    '0.001',
  ]);
});

describe('the salt of a tenant', () => {
  const secret = 'a secret of this deployment';

  test('is base64url(HMAC-SHA256(secret, tenant)), the same each time and another one for each', () => {
    const expected = createHmac('sha256', secret).update('tenant-1').digest('base64').replace(/\+/g, '-').replace(/\//g, '_');
    expect(cacheSalt(secret, 'tenant-1')).toBe(expected.replace(/=+$/, ''));
    expect(cacheSalt(secret, 'tenant-2')).not.toBe(cacheSalt(secret, 'tenant-1'));
    expect(cacheSalt(`${secret}!`, 'tenant-1')).not.toBe(cacheSalt(secret, 'tenant-1'));
  });

  test('is not made of nothing', () => {
    expect(() => cacheSalt('short', 'tenant-1')).toThrow('16 characters');
    expect(() => cacheSalt(secret, '')).toThrow('tenant');
  });
});
