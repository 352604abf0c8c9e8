/** The assistant vertical: documents searched and cited, questions answered by rules and, where one runs, by a model. Server only. */
import type { Tx } from '@repo/db';
import { defineVertical } from '@repo/vertical';
import { assistantRouter } from './api/router.ts';
import { auditWords } from './audit-words.ts';
import { searchableDocumentsFigure } from './card.ts';
import { configSchema } from './config.ts';
import { plans } from './plans.ts';
import { seed } from './seed.ts';
import { tokenMeter } from './token-meter.ts';

export const assistant = defineVertical<'assistant', typeof assistantRouter, Tx>({
  id: 'assistant',
  name: { ur: 'معاون', en: 'Assistant' },
  router: assistantRouter,
  navigation: [
    { path: '/', label: { ur: 'گفتگو', en: 'Conversation' }, icon: 'help' },
    { path: '/documents', label: { ur: 'دستاویزات', en: 'Documents' }, icon: 'document' },
  ],
  tables: ['AssistantMessage', 'AssistantConversation', 'AssistantDocument'],
  seed,
  card: {
    summary: {
      ur: 'اپنی دستاویزات سے پوچھیں، اردو یا رومن میں: ہر اقتباس اپنی جگہ دکھاتا ہے، ماڈل ہو تو جواب جملوں میں بھی ملتا ہے',
      en: 'Ask your own documents in Urdu or Roman Urdu: every quote shows its place, and where a model runs it answers in sentences',
    },
    figure: searchableDocumentsFigure,
    empty: {
      ur: 'ابھی کوئی دستاویز نہیں۔ پہلی دستاویز شامل کریں؛ گنتی یہاں نظر آئے گی۔',
      en: 'There is no document yet. Add the first, and their number will show here.',
    },
    action: { path: '/', label: { ur: 'سوال پوچھیں', en: 'Ask a question' } },
  },
  messages: {
    ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
    en: () => import('./messages/en.json', { with: { type: 'json' } }),
  },
  auditWords,
  meters: [tokenMeter],
  plans,
  config: configSchema,
});
