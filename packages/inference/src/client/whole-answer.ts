/** Calls whose answer is one body: attempts until one succeeds or may not be repeated. */
import { InferenceError } from '../errors/index.ts';
import type { Endpoint } from '../transport/index.ts';
import type { Costs } from '../types/account.ts';
import type { CallOptions } from '../types/chat.ts';
import type { Operation } from '../types/gate.ts';
import type { Usage } from '../types/outcome.ts';
import type { ResultBase } from '../types/result.ts';
import { type Context, callTimeouts, timeoutsFor } from './context.ts';
import { type Exchange, exchange } from './exchange.ts';
import { openFor } from './redacted.ts';
import { enterScope } from './scope.ts';
import { Tries, type Try } from './tries.ts';

/** What of a chat's options holds for every call. */
export type AskOptions = Pick<
  CallOptions,
  'signal' | 'timeouts' | 'maxAttempts' | 'tenant' | 'tierFloor' | 'account' | 'traceparent'
>;

export interface Question<T> {
  readonly operation: Exclude<Operation, 'chat' | 'models' | 'download'>;
  readonly model: string;
  /** UTF-16 units of what the model will read. */
  readonly promptLength: number;
  /** Every text of a person goes through `redact`, all at once. */
  readonly requestFor: (endpoint: Endpoint, redact: Redact) => Pick<Exchange, 'path' | 'body' | 'headers'>;
  /** @throws InferenceError for an answer that is none */
  readonly read: (body: string, restore: (text: string) => string) => T;
}

export type Redact = (texts: readonly string[]) => readonly string[];

interface Answerable {
  readonly usage: Usage | null;
}

/** @throws InferenceError */
export async function ask<T extends Answerable>(
  context: Context,
  question: Question<T>,
  options: AskOptions,
  requestId: string,
): Promise<T & ResultBase> {
  const { clock } = context;
  const control = new AbortController();
  const { totalMs } = callTimeouts(context.timeouts, options.timeouts);
  const leave = enterScope(context, { requestId, totalMs, signal: options.signal, onEnd: (error) => control.abort(error) });
  const { operation, model, promptLength } = question;
  const { signal } = control;
  const size = { promptLength, maxTokens: null };
  const startMs = clock.monotonicMs();
  const tries = new Tries({ context, operation, model, options, requestId, signal, deadlineMs: startMs + totalMs, size });
  const asking: Asking<T> = { context, question, options, requestId, signal, startMs, tries };
  try {
    const answer = await answered(asking);
    return { ...answer, ...(await tries.record.close({ error: null })) };
  } catch (thrown) {
    const error =
      thrown instanceof InferenceError ? thrown : new InferenceError('config_invalid', { cause: thrown, requestId });
    await tries.record.close({ error });
    throw error;
  } finally {
    leave();
  }
}

type Answered<T> = T & Omit<ResultBase, keyof Costs>;

async function answered<T extends Answerable>(asking: Asking<T>): Promise<Answered<T>> {
  const { tries } = asking;
  let next = await tries.first();
  for (;;) {
    const outcome = await attempt(asking, next);
    if (!(outcome instanceof InferenceError)) return outcome;
    next = await tries.after(next, outcome);
  }
}

interface Asking<T> {
  readonly context: Context;
  readonly question: Question<T>;
  readonly options: AskOptions;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly startMs: number;
  readonly tries: Tries;
}

async function attempt<T extends Answerable>(asking: Asking<T>, { server, end }: Try): Promise<Answered<T> | InferenceError> {
  const { context, question, options, requestId, signal, startMs, tries } = asking;
  const { endpoint } = server.transport;
  const sinceStart = (): number => context.clock.monotonicMs() - startMs;
  const stages: { connectMs: number | null; firstByteMs: number | null } = { connectMs: null, firstByteMs: null };
  const begunMs = sinceStart();
  const redaction = openFor(context.redaction, endpoint);
  let decisionId: string | null = null;
  try {
    await server.localModels?.check(tries.purpose, signal);
    const { path, body, headers } = question.requestFor(endpoint, (texts) => redaction?.redact(texts) ?? texts);
    const answer = await exchange({
      method: 'POST',
      path,
      ...(body === undefined ? {} : { body }),
      headers: { ...tries.headersFor(endpoint), ...headers },
      transport: server.transport,
      purpose: redaction === null ? tries.purpose : { ...tries.purpose, redactions: redaction.counts },
      clock: context.clock,
      timeouts: timeoutsFor(endpoint, context.timeouts, options.timeouts),
      signal,
      onPass: (passage) => {
        decisionId = passage.decisionId;
      },
      onStage: (stage) => {
        stages[stage] = sinceStart();
      },
    });
    const value = question.read(answer, (text) => redaction?.restore(text) ?? text);
    const totalMs = sinceStart();
    end({ error: null, usage: value.usage, decisionId, delivered: answer.length, latencyMs: totalMs - begunMs });
    const timings = { queueMs: tries.queueMs, ...stages, firstTokenMs: null, totalMs };
    return { ...value, requestId, endpointId: endpoint.id, decisionId, attempts: tries.attempts, timings };
  } catch (thrown) {
    const known = thrown instanceof InferenceError ? thrown : new InferenceError('config_invalid', { cause: thrown });
    const error = known.with({ requestId, endpointId: endpoint.id });
    end({ error, usage: null, decisionId, delivered: 0, latencyMs: null });
    return error;
  }
}
