import { expect, test } from 'vitest';
import { z } from 'zod';
import { organizationProcedure, publicProcedure, router } from '../trpc/index.ts';
import { inputOfQuery, operationsOf } from './operations.ts';

const flat = z.strictObject({ q: z.string().max(5), take: z.int().default(10), open: z.boolean().optional() });
const deep = z.strictObject({ range: z.strictObject({ from: z.iso.date() }) });

const operations = operationsOf(
  router({
    shop: router({
      order: router({
        list: organizationProcedure.input(flat).query(() => null),
        find: organizationProcedure.input(deep).query(() => null),
        save: organizationProcedure.input(flat).mutation(() => null),
        watch: organizationProcedure.subscription(async function* () {
          yield null;
        }),
        open: publicProcedure.query(() => null),
      }),
    }),
  }),
);

test('queries and mutations that are open to keys are operations, with the scope of their path and type', () => {
  expect(operations.map(({ path, scope, parameters }) => [path, scope, parameters !== null])).toEqual([
    ['shop.order.find', 'shop:read', false],
    ['shop.order.list', 'shop:read', true],
    ['shop.order.save', 'shop:write', false],
  ]);
});

test('the parameters of an address become what their types say, and what does not fit is left for the schema to refuse', () => {
  const { parameters } = operations.find(({ path }) => path === 'shop.order.list') ?? {};
  expect(parameters).toEqual([
    { name: 'q', required: true, type: 'string' },
    { name: 'take', required: false, type: 'number' },
    { name: 'open', required: false, type: 'boolean' },
  ]);
  const read = (query: string) => flat.safeParse(inputOfQuery(new URLSearchParams(query), parameters ?? []));
  expect(read('q=12&take=3&open=true').data).toEqual({ q: '12', take: 3, open: true });
  expect(read('q=a').data).toEqual({ q: 'a', take: 10 });
  for (const wrong of ['', 'q=a&take=three', 'q=a&take=1.5', 'q=a&open=1', 'q=a&other=1', 'q=longer than five']) {
    expect([wrong, read(wrong).success]).toEqual([wrong, false]);
  }
});
