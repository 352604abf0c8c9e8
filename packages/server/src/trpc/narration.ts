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

/** The output of a procedure that answers with `narration`. */
export const narrationEvents = z.custom<AsyncIterable<NarrationEvent, void>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);

/**
 * What a procedure answers with that tells facts in words: by the model that answers now, or by the template where none does. The client
 * of the screen is `createGeneratorApi`. Load the facts before, so that what is not there or not one's own is refused as everywhere.
 *
 * @example
 * organizationProcedure.input(…).output(narrationEvents).query(async ({ ctx, input, signal }) => {
 *   const order = await ctx.tenant((tx) => findOrder(tx, input.id));
 *   return narration(ctx, narrationOf(order), { tenant: ctx.orgId, signal });
 * });
 */
export async function* narration(
  { inference, log }: Pick<RequestContext, 'inference' | 'log'>,
  input: NarrationInput,
  call: NarrationCall,
): AsyncGenerator<NarrationEvent, void> {
  yield* narrateStream(input, {
    ...call,
    ...modelOf(await inference.current()),
    onFailure: (err) => log.warn({ err }, 'a model did not tell the facts to the end'),
  });
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
