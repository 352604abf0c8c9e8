/** Calls whose answer is one body: attempts until one succeeds or may not be repeated. */
import { InferenceError } from '../errors/index.ts';
import type { Endpoint } from '../transport/index.ts';
import type { CallOptions } from '../types/chat.ts';
import type { Operation } from '../types/gate.ts';
import type { Usage } from '../types/outcome.ts';
import type { ResultBase, Timings } from '../types/result.ts';
import { type Context, callTimeouts, timeoutsFor } from './context.ts';
import { type Exchange, exchange } from './exchange.ts';
import { enterScope } from './scope.ts';
import { Tries, type Try } from './tries.ts';

/** What of a chat's options holds for every call. */
export type AskOptions = Pick<CallOptions, 'signal' | 'timeouts' | 'maxAttempts' | 'tenant' | 'tierFloor' | 'traceparent'>;

export interface Question<T> {
  readonly operation: Exclude<Operation, 'chat' | 'models'>;
  readonly model: string;
  readonly requestFor: (endpoint: Endpoint) => Pick<Exchange, 'path' | 'body' | 'headers'>;
  /** @throws InferenceError for an answer that is none */
  readonly read: (body: string) => T;
}

/** @throws InferenceError */
export async function ask<T extends { readonly usage: Usage | null }>(
  context: Context,
  question: Question<T>,
  options: AskOptions,
  requestId: string,
): Promise<T & ResultBase> {
  const control = new AbortController();
  const { totalMs } = callTimeouts(context.timeouts, options.timeouts);
  const leave = enterScope(context, { requestId, totalMs, signal: options.signal, onEnd: (error) => control.abort(error) });
  const startMs = context.clock.monotonicMs();
  const sinceStart = (): number => context.clock.monotonicMs() - startMs;
  const { operation, model } = question;
  const { signal } = control;
  const tries = new Tries({ context, operation, model, options, requestId, signal, deadlineMs: startMs + totalMs });

  const attempt = async ({ server, end }: Try): Promise<T & ResultBase> => {
    const { transport } = server;
    const { id: endpointId } = transport.endpoint;
    const stages: { -readonly [Stage in keyof Timings]?: number } = {};
    const begunMs = sinceStart();
    try {
      const { body, decisionId } = await exchange({
        ...question.requestFor(transport.endpoint),
        ...(options.traceparent === undefined ? {} : { headers: { traceparent: options.traceparent } }),
        transport,
        method: 'POST',
        purpose: tries.purpose,
        clock: context.clock,
        timeouts: timeoutsFor(transport.endpoint, context.timeouts, options.timeouts),
        signal,
        onStage: (stage) => {
          stages[stage] = sinceStart();
        },
      });
      const value = question.read(body);
      end({ error: null, usage: value.usage, decisionId, delivered: body.length, latencyMs: sinceStart() - begunMs });
      const { connectMs = null, firstByteMs = null } = stages;
      const timings = { queueMs: tries.queueMs, connectMs, firstByteMs, firstTokenMs: null, totalMs: sinceStart() };
      return { ...value, requestId, endpointId, decisionId, attempts: tries.attempts, timings };
    } catch (thrown) {
      const known = thrown instanceof InferenceError ? thrown : new InferenceError('connect_failed', { cause: thrown });
      const error = known.with({ requestId, endpointId });
      end({ error, usage: null, decisionId: null, delivered: 0, latencyMs: null });
      throw error;
    }
  };

  try {
    let next = await tries.first();
    for (;;) {
      try {
        return await attempt(next);
      } catch (thrown) {
        if (!(thrown instanceof InferenceError)) throw thrown;
        next = await tries.after(next, thrown);
      }
    }
  } finally {
    leave();
  }
}
