import type { Job, JobDefinition } from '@repo/vertical';

/**
 * Declares a job of a vertical, for `jobs` of its manifest.
 *
 * @example
 * export const remind = defineJob({
 *   name: 'shop.remind',
 *   input: z.strictObject({ orderId: z.uuid() }),
 *   retry: { limit: 3, delaySeconds: 10 },
 *   handler: ({ tenant }, { orderId }) => tenant((tx) => …),
 * });
 */
export function defineJob<Input, Tx>({ handler, ...job }: JobDefinition<Input, Tx>): Job<Input, Tx> {
  return { ...job, run: async (context, payload) => handler(context, job.input.parse(payload)) };
}
