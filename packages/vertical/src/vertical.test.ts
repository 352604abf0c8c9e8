import { type Fact, isoDate } from '@repo/facts';
import { initTRPC } from '@trpc/server';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import {
  type AnyVertical,
  defineTool,
  defineVertical,
  type Job,
  type MeterDefinition,
  type Tool,
  type ToolContext,
  type Vertical,
} from './index.ts';

interface Tx {
  readonly count: () => Promise<number>;
}

const { router } = initTRPC.create();
const text = { ur: 'دکان', en: 'Shop' };

const declare = <const Id extends string>(
  id: Id,
  tools: readonly Tool<Tx>[] = [],
  jobs: readonly Job<unknown, Tx>[] = [],
  meters: readonly MeterDefinition[] = [],
) =>
  defineVertical<Id, ReturnType<typeof router>, Tx>({
    id,
    name: text,
    router: router({}),
    navigation: [],
    tables: [],
    seed: async () => {},
    card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
    tools,
    jobs,
    meters,
    config: z.strictObject({}),
  });

describe('the id of a vertical', () => {
  test('is a folder name in kebab-case', () => {
    expect(declare('corner-shop').id).toBe('corner-shop');
    for (const id of ['Shop', '2shops', 'shop_', '-shop', '', 'shop/x', '../x'])
      expect(() => declare(id)).toThrow('kebab-case');
  });

  test('is not a path that the host or the shell serves', () => {
    for (const id of [
      'api',
      'trpc',
      'dev',
      'healthz',
      'readyz',
      'metrics',
      'brand',
      'settings',
      'sign-in',
      'platform',
      'launchpad',
    ]) {
      expect(() => declare(id)).toThrow(`"${id}" cannot be the id of a vertical`);
    }
  });
});

test('a vertical keeps the types of its id and router, and fits a list of verticals', () => {
  const shop = declare('shop');
  expectTypeOf(shop).toEqualTypeOf<Vertical<'shop', ReturnType<typeof router>, Tx>>();
  expectTypeOf(shop).toExtend<AnyVertical<Tx>>();
  expectTypeOf(shop.id).toEqualTypeOf<'shop'>();
});

test('a job is called after its vertical', () => {
  const job = (name: string): Job<unknown, Tx> => ({
    name,
    input: z.unknown(),
    retry: { limit: 0, delaySeconds: 0 },
    run: async () => {},
  });
  expect(declare('shop', [], [job('shop.remind')]).jobs).toHaveLength(1);
  expect(() => declare('shop', [], [job('platform.mail')])).toThrow(
    'The job "platform.mail" of "shop" must be called "shop.…"',
  );
});

describe('a tool', () => {
  const context: ToolContext<Tx> = {
    orgId: 'o',
    userId: 'u',
    today: isoDate('2026-03-02'),
    tenant: (fn) => fn({ count: async () => 7 }),
  };
  const stock = defineTool<{ readonly article: string }, Tx>({
    name: 'shop.stock',
    title: text,
    example: { ur: 'قلم کا stock کتنا ہے؟', en: 'How many pens are in stock?' },
    description: 'How many pieces of an article are there.',
    input: z.strictObject({ article: z.string().min(1) }),
    recognise: (question) => (question.includes('stock') ? { complete: false, missing: [text] } : null),
    run: async ({ tenant }, { article }) => {
      const count = await tenant((tx) => tx.count());
      const fact: Fact = {
        id: `shop.${article}`,
        value: String(count),
        unit: 'count',
        source: { kind: 'computed' },
        status: 'verified',
        inputs: [],
        formula: null,
      };
      return { facts: [fact], refusals: [], path: '/' };
    },
  });

  test('checks what it is given before it runs', async () => {
    expect((await stock.run(context, { article: 'pen' })).facts[0]?.value).toBe('7');
    await expect(stock.run(context, { article: '' })).rejects.toThrow(z.ZodError);
    await expect(stock.run(context, { article: 'pen', price: 1 })).rejects.toThrow(z.ZodError);
  });

  test('is called after its vertical', () => {
    expect(declare('shop', [stock]).tools).toHaveLength(1);
    expect(() => declare('bank', [stock])).toThrow('The tool "shop.stock" of "bank" must be called "bank.…"');
  });
});

test('a meter is called after its vertical', () => {
  const orders: MeterDefinition = { id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null };
  expect(declare('shop', [], [], [orders]).meters).toEqual([orders]);
  expect(() => declare('bank', [], [], [orders])).toThrow('The meter "shop.orders" of "bank" must be called "bank.…"');
});
