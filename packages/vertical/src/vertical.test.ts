import { initTRPC } from '@trpc/server';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { type AnyVertical, defineVertical, type Vertical } from './index.ts';

interface Tx {
  readonly count: () => Promise<number>;
}

const { router } = initTRPC.create();
const text = { ur: 'دکان', en: 'Shop' };

const declare = <const Id extends string>(id: Id) =>
  defineVertical<Id, ReturnType<typeof router>, Tx>({
    id,
    name: text,
    router: router({}),
    navigation: [],
    tables: [],
    seed: async () => {},
    card: { summary: text, figure: async () => null, action: { path: '/', label: text } },
    config: z.strictObject({}),
  });

describe('the id of a vertical', () => {
  test('is a folder name in kebab-case', () => {
    expect(declare('crop-advice').id).toBe('crop-advice');
    for (const id of ['Crops', '2crops', 'crops_', '-crops', '', 'crops/x', '../x'])
      expect(() => declare(id)).toThrow('kebab-case');
  });

  test('is not a path that the host or the shell serves', () => {
    for (const id of ['api', 'trpc', 'dev', 'healthz', 'readyz', 'brand', 'settings', 'sign-in', 'platform', 'launchpad']) {
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
