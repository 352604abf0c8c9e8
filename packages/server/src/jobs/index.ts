/**
 * Work that outlives the request and the process.
 *
 * @example
 * await ctx.tenant(async (tx) => {
 *   await tx.shopOrder.create({ data: order });
 *   ctx.jobs.send(remind, { orderId: order.id }, { delaySeconds: 3600 });
 * });
 */
export { defineJob } from './define-job.ts';
