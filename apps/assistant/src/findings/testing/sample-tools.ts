/** Tools of verticals that do not exist. */
import type { Tx } from '@repo/db';
import type { Fact } from '@repo/facts';
import { defineTool, type Tool } from '@repo/vertical';
import { z } from 'zod';

export function sampleFact(price: string): Fact {
  return {
    id: 'shop.price',
    value: price,
    unit: 'count',
    source: { kind: 'computed' },
    status: 'verified',
    inputs: [{ symbol: 'p', labelKey: 'facts.price', value: price, unit: 'count' }],
    formula: { symbols: 'p', numbers: price },
  };
}

/** Understands "price 25", "daam 25" and "دام 25". */
export const priceTool: Tool<Tx> = defineTool<{ price: string }, Tx>({
  name: 'shop.price',
  title: { ur: 'دام', en: 'Price' },
  example: { ur: 'دام 25', en: 'price 25' },
  description: 'Repeats a price.',
  input: z.strictObject({ price: z.string() }),
  recognise: (text) => {
    if (!/price|daam|دام/.test(text)) return null;
    const price = /\d+/.exec(text)?.[0];
    if (price === undefined) return { complete: false, missing: [{ ur: 'عدد', en: 'a number' }] };
    return { complete: true, input: { price } };
  },
  run: async (_, { price }) => ({ facts: [sampleFact(price)], refusals: [], path: '/items' }),
});

/** Throws where it is told to. */
export function brokenTool(where: 'recognise' | 'run'): Tool<Tx> {
  return defineTool<object, Tx>({
    name: `broken.${where}`,
    title: { ur: 'خراب', en: 'Broken' },
    example: { ur: 'خراب', en: 'broken' },
    description: 'Throws.',
    input: z.strictObject({}),
    recognise: () => {
      if (where === 'recognise') throw new Error('recognise broke');
      return { complete: true, input: {} };
    },
    run: () => Promise.reject(new Error('run broke')),
  });
}

/** Says how many documents the organization has: it opens a transaction of its own. */
export const countingTool: Tool<Tx> = defineTool<object, Tx>({
  name: 'counting.documents',
  title: { ur: 'گنتی', en: 'Count' },
  example: { ur: 'کتنی ہیں', en: 'how many' },
  description: 'Counts.',
  input: z.strictObject({}),
  recognise: (text) => (/کتنی|kitni|how many/.test(text) ? { complete: true, input: {} } : null),
  run: async ({ tenant, today }) => {
    const count = await tenant((tx) => tx.assistantDocument.count({ where: { deletedAt: null } }));
    return { facts: [sampleFact(String(count)), { ...sampleFact(today), unit: 'date' }], refusals: [], path: '/' };
  },
});
