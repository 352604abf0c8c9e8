import { expect, test } from 'vitest';
import { isStorable } from '../api/storable-text.ts';
import { StorableText } from './storable-text.ts';
import { seeded } from './testing/seeded.ts';

test('a pair that was cut is whole, half a pair and a NUL are replaced', () => {
  const text = new StorableText();
  text.add('ا\ud83c');
  expect(text.text).toBe('ا');
  text.add('\udf3e\0');
  expect(text.text).toBe('ا🌾\ufffd');
  text.add('\ud800');
  text.end();
  expect(text.text).toBe('ا🌾\ufffd\ufffd');
});

test('however a text is cut, it is the same, as long, and can be stored', () => {
  const units = ['ا', '\ud83c', '\udf3e', '\0', '\udc00', ' ', 'x'];
  for (const random of Array.from({ length: 200 }, (_, seed) => seeded(seed))) {
    const whole = Array.from({ length: random.below(40) }, () => random.pick(units)).join('');
    const [cut, once] = [new StorableText(), new StorableText()];
    for (let at = 0; at < whole.length; ) {
      const length = 1 + random.below(5);
      const before = cut.text;
      cut.add(whole.slice(at, at + length));
      expect(cut.text.startsWith(before)).toBe(true);
      at += length;
    }
    once.add(whole);
    for (const text of [cut, once]) text.end();
    expect(cut.text).toBe(once.text);
    expect(cut.text).toHaveLength(whole.length);
    expect(isStorable(cut.text)).toBe(true);
  }
});
