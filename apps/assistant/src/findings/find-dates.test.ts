import { expect, test } from 'vitest';
import { findDates } from './find-dates.ts';

// The first of Ramadan 1446 was 1 March 2025 in the Umm al-Qura calendar; a Saturday.
const hijri = { ur: '1 رمضان 1446 ہجری', en: '1 Ramadan 1446 AH' };

test.each(['1/3/2025', '1 مارچ 2025', '2025-03-01؟', '1 March 2025', 'ramzan kab tha? 1 march 2025, hijri mein'])(
  '%s',
  (text) => {
    expect(findDates(text)).toEqual([
      { kind: 'date', iso: '2025-03-01', ur: '1 مارچ 2025 (ہفتہ)', en: 'Saturday, 1 March 2025', hijri },
    ]);
  },
);

test.each(['1/3/2025 الفاظ میں', '1 march 2025 alfaz mein likhein', 'Write 1 March 2025 in words'])('in words: %s', (text) => {
  expect(findDates(text)).toEqual([
    { kind: 'date', iso: '2025-03-01', ur: 'ایک مارچ دو ہزار پچیس', en: 'first March two thousand and twenty-five', hijri },
  ]);
});

test('outside of the table there is no Hijri day', () => {
  expect(findDates('1 January 1901')[0]?.hijri).toBeNull();
});

test.each(['1 مارچ 2025 کو بوائی کی', 'boai 1/3/2025 ko hui', 'Sown on 1 March 2025', '1/3/2025, 2/3/2025', 'آج', ''])(
  'leaves alone: %s',
  (text) => {
    expect(findDates(text)).toEqual([]);
  },
);
