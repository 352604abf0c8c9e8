/**
 * The tRPC kernel: what a vertical's procedures are made of.
 *
 * @example
 * export const listQuotes = organizationProcedure
 *   .input(z.strictObject({ cursor: z.string().optional() }))
 *   .output(z.object({ items: z.array(quoteRow) }))
 *   .query(({ ctx, input }) => ctx.tenant((tx) => …));
 */

export type { Metering } from '@repo/billing';
export type { NarrationInput } from '@repo/inference/narration';
/** Names an event of a subscription, so that a client that was cut goes on behind it. */
export { tracked } from '@trpc/server';
export { modelErrorKeys } from '../errors/model-error-keys.ts';
export { type PaidCall, type PaidCallWish, payFor } from '../inference/account.ts';
export { type ModelSentence, modelSentence } from '../inference/model-sentence.ts';
export { type ModelStep, modelSteps } from '../inference/model-steps.ts';
export { refusalWords } from '../inference/policy/refusal-words.ts';
export type {
  CallTerms,
  InferenceFailure,
  InferencePort,
  InferenceState,
  ModelOrigin,
  ServedModel,
} from '../inference/port.ts';
export { repeatedly } from '../inference/repeatedly.ts';
export type { AuditTarget, OrganizationContext, Principal, RequestContext } from './context.ts';
export { fresh, freshProcedure } from './fresh.ts';
export { inPerson } from './in-person.ts';
export { type MeteredDeed, metered } from './metered.ts';
export { type NarrationCall, type NarrationStep, narration, narrationSteps } from './narration.ts';
export { operatorProcedure } from './operator-procedure.ts';
export { organizationProcedure } from './organization-procedure.ts';
export type { Outlive } from './outlive.ts';
export { publicProcedure } from './public-procedure.ts';
export { createCallerFactory, router } from './router.ts';
export { sendingProcedure } from './sending-procedure.ts';
export { signedInProcedure } from './signed-in-procedure.ts';
