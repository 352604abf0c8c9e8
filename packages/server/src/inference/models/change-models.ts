import { z } from 'zod';
import { changeModels, opened } from './desk-procedure.ts';
import type { ModelDesk } from './model-desk.ts';
import { forCaller } from './model-failure.ts';

const input = z.strictObject({ file: z.string().max(200) });

/** Goes on with a file that has not come whole, under the licence that was accepted for it. */
export const resumePull = (desk: ModelDesk) =>
  changeModels
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: { file } }) => {
      const { store, pull } = opened(desk);
      await forCaller(async () => pull([await store.sourceOf(file)], ctx.outlive));
      return null;
    });

/** Stops a file that is on its way; what has come is kept. Doing it again changes nothing. */
export const cancelPull = (desk: ModelDesk) =>
  changeModels
    .input(input)
    .output(z.null())
    .mutation(({ input: { file } }) => {
      opened(desk).pullOf(file)?.cancel();
      return null;
    });

/** Makes a file the one that is loaded, at once. */
export const chooseModelFile = (desk: ModelDesk) =>
  changeModels
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: { file } }) => {
      await forCaller(() => opened(desk).store.use(file));
      // Asking for the model is what loads it.
      await ctx.inference.current();
      return null;
    });

/** Deletes a file, or what has come of it. */
export const removeModel = (desk: ModelDesk) =>
  changeModels
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: { file } }) => {
      await forCaller(() => opened(desk).remove(file));
      await ctx.inference.current();
      return null;
    });
