import { z } from 'zod';
import { modelSteps as stepsOf } from '../inference/model-steps.ts';
import { publicProcedure } from '../trpc/public-procedure.ts';

const step = z.object({ line: z.string(), ur: z.string(), en: z.string() });

/** What can be done about the model, while there is none or it fails; empty where one answers, and wherever others reach the product. */
export const modelSteps = publicProcedure
  .output(z.array(step))
  .query(async ({ ctx }) => [...stepsOf(await ctx.inference.current())]);
