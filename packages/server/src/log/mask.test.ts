import { expect, test } from 'vitest';
import { maskPersonalData } from './mask.ts';

const inUrdu = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
const inArabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));

test.each([
  ['35202-1234567-1', '[cnic]'],
  ['35202 1234567 1', '[cnic]'],
  ['35202\u20131234567\u20131', '[cnic]'],
  ['3520212345671', '[cnic]'],
  ['PK36SCBL0000001123456702', '[iban]'],
  ['PK36 SCBL 0000 0011 2345 6702', '[iban]'],
  ['pk36scbl0000001123456702', '[iban]'],
  ['+923001234567', '[phone]'],
  ['+92 300 1234567', '[phone]'],
  ['0092-300-1234567', '[phone]'],
  ['923001234567', '[phone]'],
  ['0300-1234567', '[phone]'],
  ['03001234567', '[phone]'],
  ['+92 42 35761234', '[phone]'],
  ['1234567-8', '[ntn]'],
  ['STRN 3277876112345', 'STRN [strn]'],
  ['352\u200e02-1234567-1', '[cnic]'],
])('%s is taken out in three scripts of digits, inside a sentence too', (text, mask) => {
  for (const written of [text, inUrdu(text), inArabic(text)]) {
    expect(maskPersonalData(written)).toBe(mask);
    expect(maskPersonalData(`نمبر ${written}، شکریہ`)).toBe(`نمبر ${mask}، شکریہ`);
  }
});

test.each([
  ['aisha.khan+1@example.com.pk wrote', '[email] wrote'],
  ['عائشہ@مثال.پاکستان', '[email]'],
  ['redis://app:hunter2@db:6379', 'redis://[login]@db:6379'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: [secret] [secret]'],
  ['auth.session_token=abc%2E; path', 'auth.session_token=[secret]; path'],
  ['{"password":"hunter2","n":1}', '{"password":"[secret]","n":1}'],
  ['?password=hunter2&page=2', '?password=[secret]&page=2'],
])('%s', (text, masked) => {
  expect(maskPersonalData(text)).toBe(masked);
});

test.each([
  '374880000',
  '0190a6c2-7d3e-7000-8000-000000000000',
  '2026-11-28T12:00:00.000Z',
  'saved 3000000 of 12345678 in 0.3 s',
  'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'at /srv/app/server.js:1234:56',
  'at run (/srv/node_modules/.pnpm/pg-pool@3.11.0_pg@8.23.1/node_modules/pg-pool/index.js:45:11)',
])('%s stays', (text) => {
  expect(maskPersonalData(text)).toBe(text);
});

test('a long line takes time in proportion to its length', () => {
  const began = performance.now();
  for (const text of ['a'.repeat(200_000), '1'.repeat(200_000), `${'a.'.repeat(100_000)}@`, 'token'.repeat(40_000)])
    maskPersonalData(text);
  expect(performance.now() - began).toBeLessThan(5_000);
});
