import { expect, test } from 'vitest';
import { manualLine } from './manual-line.ts';
import { printInvoice } from './print-invoice.ts';

const brand = {
  legal: { operator: 'Mill (Pvt.) Ltd.', contactEmail: 'a@mill.example', ntn: '7654321-0', footer: { ur: '', en: '' } },
};
const buyer = { name: 'میر ٹریڈرز', ntn: '1234567-8' };
const print = (currency: string, total: bigint, issuer?: string) =>
  printInvoice({
    issuer,
    brand,
    buyer,
    invoice: {
      ...{ number: '2026-000007', currency, total, paid: 0n, issuedAt: new Date('2026-11-10T20:00:00Z') },
      dueAt: new Date('2026-11-25T20:00:00Z'),
      lines: [manualLine({ name: { ur: 'ٹیم', en: 'Team' }, interval: 'month', seats: 3, unit: 252_000n })],
    },
  });

test('the page names issuer, buyer, days in Karachi, lines and the total in words', () => {
  expect(print('PKR', 756_000n)).toEqual({
    ...{ number: '2026-000007', currency: 'PKR', total: 756_000n, paid: 0n, balance: 756_000n, buyer },
    ...{ issuedOn: '2026-11-11', dueOn: '2026-11-26' },
    issuer: { name: 'Mill (Pvt.) Ltd.', email: 'a@mill.example', ntn: '7654321-0' },
    lines: [
      {
        description: { ur: 'ٹیم پلان، ادائیگی سے ایک ماہ', en: 'Team plan, one month from payment' },
        ...{ quantity: 3, amount: 756_000n },
      },
    ],
    totalInWords: { ur: 'سات ہزار پانچ سو ساٹھ روپے', en: 'seven thousand five hundred and sixty rupees' },
  });
});

test.each([
  ['PKR', 1_050n, 'دس روپے پچاس پیسے', 'ten rupees fifty paisa'],
  ['PKR', 1_005n, 'دس روپے پانچ پیسے', 'ten rupees five paisa'],
  ['USD', 100n, 'ایک امریکی ڈالر', 'one US dollar'],
  ['USD', 4_501n, 'پینتالیس امریکی ڈالر ایک سینٹ', 'forty-five US dollars one cent'],
])('%s %s in words', (currency, total, ur, en) => {
  expect(print(currency, total).totalInWords).toEqual({ ur, en });
});

test('an invoice names who issued it then, and never with the tax number of somebody else', () => {
  expect(print('PKR', 100n, 'Old Mill').issuer).toEqual({ name: 'Old Mill', email: 'a@mill.example', ntn: null });
});

test('no words are made up for a currency that is not sold', () => {
  expect(() => print('KWD', 1n)).toThrow('no words for KWD');
});
