/** The assistant vertical: documents searched and cited, questions answered by rules. Server only. */
import type { Tx } from '@repo/db';
import { defineVertical } from '@repo/vertical';
import { z } from 'zod';
import { assistantRouter } from './api/router.ts';
import { searchableDocumentsFigure } from './card.ts';
import { seed } from './seed.ts';

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
      ur: 'اپنی دستاویزات سے پوچھیں، اردو یا رومن میں: جواب قاعدوں سے، ہر اقتباس اپنی جگہ دکھاتا ہے',
      en: 'Ask your own documents in Urdu or Roman Urdu: answers by rules, every quote shows its place',
    },
    figure: searchableDocumentsFigure,
    action: { path: '/', label: { ur: 'سوال پوچھیں', en: 'Ask a question' } },
  },
  config: z.strictObject({}),
});
