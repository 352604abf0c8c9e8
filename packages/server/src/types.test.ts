import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { organizationProcedure, router } from './trpc/index.ts';
import type { ComposedRouter, ErrorData, HomeCard, Service } from './types.ts';

const sample = router({
  quote: router({
    save: organizationProcedure
      .input(z.strictObject({ title: z.string() }))
      .output(z.object({ id: z.string() }))
      .mutation(({ ctx, input }) => ctx.tenant(async () => ({ id: `${ctx.orgId}${ctx.userId}${ctx.role}${input.title}` }))),
  }),
});

type Composed = ComposedRouter<{ sample: typeof sample }>;

test('the composed router has the platform and each vertical under its id', () => {
  expectTypeOf<inferRouterOutputs<Composed>['platform']['services']>().toEqualTypeOf<Service[]>();
  expectTypeOf<inferRouterOutputs<Composed>['platform']['home']['cards'][number]>().toExtend<HomeCard>();
  expectTypeOf<inferRouterInputs<Composed>['sample']['quote']['save']>().toEqualTypeOf<{ title: string }>();
  expectTypeOf<inferRouterOutputs<Composed>['sample']['quote']['save']>().toEqualTypeOf<{ id: string }>();
});

test('errors reach the client with their data typed', () => {
  expectTypeOf<Composed['_def']['_config']['$types']['errorShape']['data']>().toEqualTypeOf<ErrorData>();
});
