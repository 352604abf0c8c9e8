import type { Tx } from '@repo/db';
import { type ExplainPath, explain, quote } from '@repo/islamic-finance';
import { defineTool } from '@repo/vertical';
import { addressOf } from './quote-address.ts';
import { inputsOf } from './quote-inputs.ts';
import { type QuoteRequest, quoteRequest } from './quote-request.ts';
import { recogniseQuote } from './recognise-quote.ts';

const figures: readonly ExplainPath[] = [
  'totals.firstPayment',
  'totals.lastPayment',
  'totals.profit',
  'totals.price',
  'epr.effective',
];

/** `financing.quote`: the instalment, the profit and the true rate of an ordinary contract that begins today. */
export const quoteTool = defineTool<QuoteRequest, Tx>({
  name: 'financing.quote',
  title: { ur: 'فنانسنگ کا حساب', en: 'Financing quote' },
  example: {
    ur: '25 لاکھ کی گاڑی، 15 فیصد، 5 سال: قسط کتنی ہوگی؟',
    en: 'A car for 25 lakh at 15 percent over 5 years: how much is the instalment?',
  },
  description:
    'Computes an Islamic financing: murabaha (goods, vehicles, machines) or diminishing musharakah (house, plot). ' +
    'Amounts in rupees as plain decimal strings, annualPercent in per cent, tenorMonths in months; ownShare is what the customer ' +
    'pays at the start, "0" when nothing; basis is "declining" unless a flat rate was said, which a murabaha alone has. Ask for what the person did not say; never choose a rate or a tenor.',
  input: quoteRequest,
  recognise: recogniseQuote,
  run: async ({ today }, request) => {
    const made = quote(inputsOf(request, today), { asOf: today });
    const path = addressOf(request);
    if (!made.ok) return { facts: [], refusals: made.refusals.map(({ messageKey, params }) => ({ messageKey, params })), path };
    return { facts: figures.map((figure) => explain(made, figure)), refusals: [], path };
  },
});
