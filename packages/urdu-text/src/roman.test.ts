import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { romanUrduWords } from './language-words.ts';
import { normalizeRoman, romanCandidates, romanEntries } from './roman.ts';
import { functionEntries } from './roman-lexicon.ts';
import { vocabularyEntries } from './roman-vocabulary.ts';

describe('romanCandidates', () => {
  it.each([
    ['roman-lexicon-001', 'main', ['میں']],
    ['roman-lexicon-002', 'mein', ['میں']],
    ['roman-lexicon-003', 'me', ['میں']],
    ['roman-lexicon-004', 'kya', ['کیا']],
    ['roman-lexicon-005', 'hai', ['ہے']],
    ['roman-lexicon-007', 'hoon', ['ہوں']],
    ['roman-lexicon-008', 'nahi', ['نہیں']],
    ['roman-lexicon-009', 'nai', ['نہیں', 'نئی']],
    ['roman-lexicon-010', 'kaha', ['کہا', 'کہاں']],
    ['roman-lexicon-011', 'sher', ['شیر', 'شعر']],
    ['roman-lexicon-012', 'bal', ['بل', 'بال']],
    ['roman-lexicon-013', 'or', ['اور']],
    ['roman-lexicon-014', 'q', ['کیوں']],
    ['roman-lexicon-019', 'is', ['اس']],
    ['roman-lexicon-020', 'us', ['اس']],
    ['roman-lexicon-023', 'b', ['بھی']],
    ['roman-lexicon-025', 'krdo', ['کر دو']],
    ['roman-lexicon-027', 'jazakallah', ['جزاک اللہ']],
    ['roman-lexicon-028', 'assalamualaikum', ['السلام علیکم']],
  ])('%s: %s', (_, word, accepted) => {
    expect(romanCandidates(word)).toEqual({ candidates: accepted, ambiguous: accepted.length > 1, unknown: false });
  });

  it('leaves English homographs alone in English text', () => {
    expect(romanCandidates('is', { language: 'en' })).toEqual({ candidates: ['is'], ambiguous: false, unknown: true });
    expect(romanCandidates('is', { language: 'ur-Latn-en' }).candidates).toEqual(['اس']);
    expect(romanCandidates('nahi', { language: 'en' }).candidates).toEqual(['نہیں']);
  });

  it('finds words by key, the nearest vowels first, then the commoner', () => {
    const vocabulary = ['شکر', 'شکار', 'شکور', 'شاکر'];
    expect(romanCandidates('shikar', { vocabulary }).candidates[0]).toBe('شکار');
    expect(romanCandidates('shaakir', { vocabulary }).candidates[0]).toBe('شاکر');
    expect(romanCandidates('sadaq', { vocabulary: ['صدیق', 'صدق'] }).candidates[0]).toBe('صدق');
    expect(romanCandidates('shkr', { vocabulary }).candidates).toEqual(['شکر', 'شکار', 'شکور', 'شاکر']);
    expect(romanCandidates('shikaar', { vocabulary }).ambiguous).toBe(true);
  });

  it('names at most five', () => {
    const vocabulary = ['بن', 'بان', 'بین', 'بون', 'باؤنا', 'بنا', 'بنی'];
    expect(romanCandidates('bnn', { vocabulary }).candidates).toHaveLength(5);
  });

  it('knows its own vocabulary in other spellings', () => {
    expect(romanCandidates('gundum').candidates).toEqual(['گندم']);
    expect(romanCandidates('munaafa').candidates).toEqual(['منافع']);
  });

  it('returns what it does not know', () => {
    expect(romanCandidates('Xylophone')).toEqual({ candidates: ['Xylophone'], ambiguous: false, unknown: true });
    expect(romanCandidates('123')).toEqual({ candidates: ['123'], ambiguous: false, unknown: true });
  });
});

describe('the lexicon', () => {
  it('has every word by which Roman Urdu is told', () => {
    expect([...romanUrduWords].filter((word) => romanEntries(word).length === 0)).toEqual([]);
  });

  it('is in canonical form, and every form is Latin', () => {
    for (const [form, { standard, urdu }] of [...functionEntries, ...vocabularyEntries]) {
      expect(form).toMatch(/^[a-z']+$/);
      expect(standard).toMatch(/^[a-z ']+$/);
      for (const word of urdu) expect(canonical(word)).toBe(word);
    }
  });
});

describe('normalizeRoman', () => {
  it.each([
    ['roman-normalise-001', 'yr kya hua h', 'yaar kya hua hai'],
    ['roman-normalise-002', 'bht kch likha', 'bahut kuch likha'],
    ['roman-normalise-003', 'yr kese ho bh', 'yaar kaise ho bhai'],
    ['roman-normalise-004', 'wo abhi tk nhi aya', 'wo abhi tak nahi aaya'],
    ['roman-normalise-005', 'main aj khet ja rha hu', 'main aaj khet ja raha hun'],
    ['roman-normalise-006', 'tm aj kahan the', 'tum aaj kahan thay'],
    ['roman-normalise-007', 'ap yahan hen', 'aap yahan hain'],
    ['roman-normalise-008', 'mre pas khad nhi h', 'mere paas khaad nahi hai'],
    ['roman-normalise-009', 'us ne kha', 'us ne kaha'],
    ['roman-normalise-013', 'wo likh rhi hai', 'wo likh rahi hai'],
    [
      'roman-normalise-014',
      'agr tm kaho to hum ksi or khet b dekh skte hen',
      'agar tum kaho to hum kisi aur khet bhi dekh sakte hain',
    ],
    ['roman-normalise-018', 'السلام علیکم ap kese hen', 'السلام علیکم aap kaise hain'],
    ['roman-normalise-019', 'ap ko bhi ramadan mubarak', 'aap ko bhi ramzan mubarak'],
    ['roman-normalise-021', 'plz form likh krdo', 'please form likh kar do'],
    ['roman-normalise-022', 'nai pani nai hai', 'nahi paani nahi hai'],
  ])('%s', (_, text, expected) => {
    expect(normalizeRoman(text).text).toBe(expected);
  });

  it('says which words were a guess or unknown', () => {
    expect(normalizeRoman('nai, help krdo').flagged).toEqual(['nai', 'help']);
    expect(normalizeRoman('meri file is it done').flagged).toEqual(['is', 'it', 'done']);
  });

  it('leaves English, digits and Urdu as they are', () => {
    for (const text of ['It is up to us.', 'GPT4 ۱۲', 'یہ A4 ہے']) expect(normalizeRoman(text).text).toBe(text);
  });
});
