import { expect, test } from 'vitest';
import { amountMentions } from './amount-mentions.ts';

test.each<[string, string[]]>([
  ['25 لاکھ', ['2500000']],
  ['۲۵ لاکھ روپے کی گاڑی', ['2500000']],
  ['ڈیڑھ کروڑ کا مکان، 36 لاکھ پیشگی', ['15000000', '3600000']],
  ['teen lakh rupay', ['300000']],
  ['Rs 1,50,000/- only', ['150000']],
  ['Rs. 4,200,000 and 500k', ['4200000', '500000']],
  ['452.50', ['452.5']],
  ['ایک لاکھ تئیس ہزار چار سو چھپن روپے', ['123456']],
])('%s', (text, rupees) => {
  expect(amountMentions(text).map((mention) => mention.rupees)).toEqual(rupees);
});

test.each(['do', 'no', 'half', 'How do I do it?', 'ایک سوال ہے', 'arab', 'کروڑ', '0300 1234567', '35202-1234567-1', ''])(
  'is no sum: %s',
  (text) => {
    expect(amountMentions(text)).toEqual([]);
  },
);

test('offsets are those of the text', () => {
  const text = 'رقم: ۲۵ لاکھ، آج';
  expect(amountMentions(text).map(({ start, end }) => text.slice(start, end))).toEqual(['۲۵ لاکھ']);
});
