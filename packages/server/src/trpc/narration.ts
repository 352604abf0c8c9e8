import { AppError, type IsoDate, isoDate } from '@repo/facts';
import { InferenceError } from '@repo/inference';
import type { FallbackReason, NarrationEvent, NarrationInput, NarrationOptions } from '@repo/inference/narration';
import { narrateStream } from '@repo/inference/narration';
import { z } from 'zod';
import type { InferenceState } from '../inference/port.ts';
import type { RequestContext } from './context.ts';

export interface NarrationCall extends Omit<NarrationOptions, 'inference' | 'model' | 'reason' | 'onFailure'> {
  /** The organization: tenants take turns. */
  readonly tenant: string;
  /** Of the procedure: aborted when the reader leaves, and the model's server with it. */
  readonly signal: AbortSignal | undefined;
}

type Done = Extract<NarrationEvent, { readonly type: 'done' }>;

/** An event of a narration; its end says for a budget that is used up on which day there is a new one. */
export type NarrationStep = Exclude<NarrationEvent, Done> | (Done & { readonly resets: IsoDate | null });

/** The output of a procedure that answers with `narration`. */
export const narrationSteps = z.custom<AsyncIterable<NarrationStep, void>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);

/**
 * What a procedure answers with that tells facts in words: by the model that answers now, or by the template where none does. The client
 * of the screen is `createGeneratorApi`. Load the facts before, so that what is not there or not one's own is refused as everywhere.
 * `options` of `payFor` go into the call: a month that is used up is told by the template.
 *
 * @example
 * organizationProcedure.input(…).output(narrationSteps).query(async ({ ctx, input, signal }) => {
 *   const order = await ctx.tenant((tx) => findOrder(tx, input.id));
 *   const { options } = payFor(ctx, { orgId: ctx.orgId, userId: ctx.userId, vertical: 'shop', meter: tokenMeter.id, call: newId() });
 *   return narration(ctx, narrationOf(order), { ...options, signal });
 * });
 */
export async function* narration(
  { inference, log }: Pick<RequestContext, 'inference' | 'log'>,
  input: NarrationInput,
  call: NarrationCall,
): AsyncGenerator<NarrationStep, void> {
  let resets: IsoDate | null = null;
  const events = narrateStream(input, {
    ...call,
    ...modelOf(await inference.current()),
    onFailure(err) {
      resets = newBudgetOn(err);
      if (resets === null) log.warn({ err }, 'a model did not tell the facts to the end');
    },
  });
  for await (const event of events) yield event.type === 'done' ? { ...event, resets } : event;
}

function newBudgetOn(failure: unknown): IsoDate | null {
  const cause = failure instanceof InferenceError && failure.code === 'quota_exceeded' ? failure.cause : null;
  const resets = cause instanceof AppError ? cause.params.resets : undefined;
  return resets === undefined ? null : isoDate(resets);
}

function modelOf(state: InferenceState): Pick<NarrationOptions, 'inference' | 'model' | 'reason'> {
  if (state.state === 'ready') return { inference: state.client, model: state.model.id };
  return { inference: null, model: null, reason: reasons[state.state] };
}

const reasons: Record<Exclude<InferenceState['state'], 'ready'>, FallbackReason> = {
  none: 'no_model',
  failed: 'no_model',
  loading: 'time',
  starting: 'time',
  resting: 'time',
  refused: 'policy',
};
