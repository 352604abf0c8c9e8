import { expect, it } from 'vitest';
import { hashOfKey, isKeyText, newKeyText } from './key-text.ts';

it('makes keys that differ and are known by their form', () => {
  const keys = Array.from({ length: 200 }, newKeyText);
  expect(new Set(keys.map(({ text }) => text)).size).toBe(200);
  expect(new Set(keys.map(({ prefix }) => prefix)).size).toBe(200);
  for (const { text, prefix, hash } of keys) {
    expect(text).toMatch(/^bny_[0-9A-Za-z]{46}$/);
    expect([isKeyText(text), text.startsWith(prefix), prefix.length, hash]).toEqual([true, true, 12, hashOfKey(text)]);
  }
});

it('knows every typo of one character by the checksum', () => {
  const { text } = newKeyText();
  for (let place = 4; place < text.length; place += 1) {
    const typo = text.slice(0, place) + (text[place] === 'a' ? 'b' : 'a') + text.slice(place + 1);
    expect([typo, isKeyText(typo)]).toEqual([typo, false]);
  }
});

it('knows what never was a key', () => {
  const { text } = newKeyText();
  for (const other of ['', 'bny_', text.slice(1), `${text}a`, text.toLowerCase(), ` ${text}`, text.replace('bny_', 'sk__')]) {
    expect([other, isKeyText(other)]).toEqual([other, false]);
  }
});

it('has a checksum that another program can compute: CRC-32 in base 62', () => {
  expect(isKeyText('bny_abcdefgh0123456789ABCDEFGHIJKLMNOPQRSTUV1hBB7J')).toBe(true);
});
