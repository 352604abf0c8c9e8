/** What the endpoints say of themselves. */
import { InferenceError } from '../errors/index.ts';
import { type ListedModel, parseModels } from '../models/parse-models.ts';
import { aboutItself, type Transport } from '../transport/index.ts';
import type { EndpointHealth, ModelInfo, ModelStanding } from '../types/reports.ts';
import { type Context, timeoutsFor } from './context.ts';
import { exchange } from './exchange.ts';

export interface InspectOptions {
  readonly signal?: AbortSignal | undefined;
}

const inspectMs = 5_000;

async function listModels(context: Context, transport: Transport, signal: AbortSignal | undefined): Promise<ListedModel[]> {
  const { connectMs } = timeoutsFor(transport.endpoint, context.timeouts);
  const timeouts = { connectMs, totalMs: inspectMs };
  const body = await exchange({
    transport,
    clock: context.clock,
    timeouts,
    purpose: aboutItself(),
    signal,
    method: 'GET',
    path: 'models',
  });
  const found = parseModels(body);
  context.breakers.noteAnswer(transport.endpoint.id);
  return found;
}

/** How calls to a model fare, without a request. */
export function standing({ servers, breakers }: Context, model: string): ModelStanding {
  const each = servers.map(({ transport }) => breakers.of(transport.endpoint.id, model));
  return {
    restMs: Math.min(...each.map(({ retryAfterMs }) => retryAfterMs)),
    failures: each.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/**
 * The models of every endpoint that answers.
 * @throws InferenceError of the first endpoint when none does.
 */
export async function models(context: Context, { signal }: InspectOptions): Promise<ModelInfo[]> {
  const answers = await Promise.allSettled(context.servers.map(({ transport }) => listModels(context, transport, signal)));
  const [first] = answers;
  if (first?.status === 'rejected' && answers.every(({ status }) => status === 'rejected')) throw first.reason;
  return answers.flatMap((answer, position) => {
    const endpointId = context.servers[position]?.transport.endpoint.id ?? '';
    return answer.status === 'rejected' ? [] : answer.value.map((model) => ({ ...model, endpointId }));
  });
}

/** The state of every endpoint; a failure is a state here. */
export function health(context: Context, { signal }: InspectOptions): Promise<EndpointHealth[]> {
  return Promise.all(
    context.servers.map(async ({ transport, lane }) => {
      const { id } = transport.endpoint;
      const breaker = context.breakers.stateOf(id);
      const startMs = context.clock.monotonicMs();
      const state = await probe(context, transport, signal);
      const latencyMs = state === 'down' ? null : context.clock.monotonicMs() - startMs;
      const { inFlight, queued } = lane;
      return { id, state: state === 'up' && breaker !== 'closed' ? 'degraded' : state, breaker, latencyMs, inFlight, queued };
    }),
  );
}

async function probe(
  context: Context,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<EndpointHealth['state']> {
  try {
    const found = await listModels(context, transport, signal);
    return found.length === 0 ? 'no_model' : 'up';
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    if (error.code === 'no_model') return 'no_model';
    return error.code === 'unavailable' ? 'loading' : 'down';
  }
}
