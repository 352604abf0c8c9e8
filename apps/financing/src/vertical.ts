/** The financing vertical: a calculator for murabaha and diminishing musharakah. Server only. */
import type { Tx } from '@repo/db';
import { defineVertical } from '@repo/vertical';
import { financingRouter } from './api/router.ts';
import { auditWords } from './audit-words.ts';
import { latestQuoteFigure } from './card.ts';
import { configSchema } from './config.ts';
import { plans } from './plans.ts';
import { quoteMeter } from './quote-meter.ts';
import { seed } from './seed.ts';
import { tokenMeter } from './token-meter.ts';
import { quoteTool } from './tools/quote-tool.ts';

export const financing = defineVertical<'financing', typeof financingRouter, Tx>({
  id: 'financing',
  name: { ur: 'فنانسنگ', en: 'Financing' },
  router: financingRouter,
  navigation: [
    { path: '/', label: { ur: 'نئی کوٹیشن', en: 'New quote' }, icon: 'calculator' },
    { path: '/quotes', label: { ur: 'محفوظ کوٹیشنیں', en: 'Saved quotes' }, icon: 'list' },
  ],
  tables: ['FinancingQuoteEvidence', 'FinancingQuoteRevision', 'FinancingQuote'],
  seed,
  card: {
    summary: {
      ur: 'مرابحہ اور شرکتِ متناقصہ: قسط، پیسے تک درست شیڈول اور اصل مؤثر شرح',
      en: 'Murabaha and diminishing musharakah: the instalment, a schedule exact to the paisa and the true rate',
    },
    figure: latestQuoteFigure,
    empty: {
      ur: 'ابھی کوئی کوٹیشن محفوظ نہیں ہوئی۔ محفوظ کرنے پر پہلی ادائیگی یہاں نظر آئے گی۔',
      en: 'No quote is saved yet. Once one is, its first payment will show here.',
    },
    action: { path: '/', label: { ur: 'قسط کا حساب کریں', en: 'Work out an instalment' } },
  },
  auditWords,
  tools: [quoteTool],
  messages: {
    ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
    en: () => import('./messages/en.json', { with: { type: 'json' } }),
  },
  meters: [quoteMeter, tokenMeter],
  plans,
  config: configSchema,
});
