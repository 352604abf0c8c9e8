import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedaction } from './redact.ts';

const texts = ['35202-1234567-1', 'PK23 BUNI 0000 0000 0000 0001', '0300-1234567 ⟦CNIC_1⟧'];

function redaction() {
  const open = createRedaction().open();
  open.redact(texts);
  return open;
}

const replies = [
  'آپ کا نمبر ⟦CNIC_1⟧ ہے، کھاتہ ⟦IBAN_1⟧۔',
  '⟦CNIC_1⟧⟦CNIC_1⟧⟦TEXT_1⟧⟦MOBILE_1⟧',
  '⟦CNIC_2⟧ ⟦CNIC_1 ⟦CNIC_1⟧ ⟧ ⟦⟦CNIC_1⟧⟧ ⟦',
  String.raw`{"cnic":"\u27e6CNIC_1\u27e7","iban":"⟦IBAN_1\u27E7","mobile":⟦MOBILE_1⟧}`,
  String.raw`\\u27e6CNIC_1\u27e7 \\\u27e6CNIC_1\u27e7 \\\\u27e6CNIC_1⟧ \u27 \\\\\\`,
  '⟦CNIC_1234567⟧ ⟦ABCDEFGHI_1⟧ ⟦CNIC_⟦IBAN_1⟧',
  'no brackets at all, and a \\ at the end \\',
];

describe('wherever a reply is cut, it is restored as if it had come whole', () => {
  test.each(replies)('%s', (reply) => {
    const whole = redaction().restore(reply);
    for (let first = 0; first <= reply.length; first += 1) {
      for (let second = first; second <= reply.length; second += 1) {
        const restorer = redaction().restorer();
        const pieces = [reply.slice(0, first), reply.slice(first, second), reply.slice(second)];
        expect([...pieces.map((piece) => restorer.push(piece)), restorer.end()].join('')).toBe(whole);
      }
    }
    const restorer = redaction().restorer();
    const units = reply.split('').map((unit) => restorer.push(unit));
    expect(units.join('') + restorer.end()).toBe(whole);
  });

  test('whatever it is, and into however many pieces', () => {
    const unit = fc.constantFrom('⟦', '⟧', 'CNIC_1', 'CNIC', '_', '1', '\\', 'u27e6', 'u27e7', 'u2', '7', 'e', 'ا', ' ');
    const pieces = fc.array(
      fc.array(unit, { maxLength: 5 }).map((units) => units.join('')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (cut) => {
        const restorer = redaction().restorer();
        expect([...cut.map((piece) => restorer.push(piece)), restorer.end()].join('')).toBe(redaction().restore(cut.join('')));
      }),
      { numRuns: deepRuns(200, 50_000) },
    );
  });
});

test('what a backslash takes the meaning from is no placeholder', () => {
  const restored = redaction().restore(String.raw`\u27e6CNIC_1\u27e7 \\u27e6CNIC_1\u27e7 \\\u27e6CNIC_1\u27e7`);
  expect(restored).toBe(String.raw`35202-1234567-1 \\u27e6CNIC_1\u27e7 \\35202-1234567-1`);
});

test('only what may become a placeholder is held back', () => {
  const restorer = redaction().restorer();
  const shown = ['الف ⟦', 'CN', 'IC_1', '⟧ ب', ' ⟦ج', '⟧ \\u', 'x ⟦CNIC_1'].map((piece) => restorer.push(piece));
  expect(shown).toEqual(['الف ', '', '', '35202-1234567-1 ب', ' ⟦ج', '⟧ ', '\\ux ']);
  expect([restorer.end(), restorer.end()]).toEqual(['⟦CNIC_1', '']);
});
