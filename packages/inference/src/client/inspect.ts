/** What the endpoints say of themselves. */
import { InferenceError } from '../errors/index.ts';
import { type ListedModel, parseModels } from '../models/parse-models.ts';
import { aboutItself, type Transport } from '../transport/index.ts';
import type { EndpointDiscovery, EndpointHealth, HealthReport, ModelInfo, ModelStanding } from '../types/reports.ts';
import { type Context, timeoutsFor } from './context.ts';
import { exchange } from './exchange.ts';
import { modelInfo } from './model-info.ts';
import type { Server } from './servers.ts';

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
 * The models of every endpoint that answers, without those that an Ollama passes on to its vendor.
 * @throws InferenceError of the first endpoint when none does.
 */
export async function models(context: Context, { signal }: InspectOptions): Promise<ModelInfo[]> {
  const answers = await Promise.allSettled(context.servers.map((server) => modelsOf(context, server, signal)));
  const [first] = answers;
  if (first?.status === 'rejected' && answers.every(({ status }) => status === 'rejected')) throw first.reason;
  return answers.flatMap((answer) => (answer.status === 'rejected' ? [] : answer.value));
}

async function modelsOf(context: Context, server: Server, signal: AbortSignal | undefined): Promise<ModelInfo[]> {
  const listed = await listModels(context, server.transport, signal);
  const here = server.localModels === null ? listed : await server.localModels.among(listed, signal);
  const probed = await server.probe.look();
  return here.map((model) => modelInfo(model, { server, probed, cards: context.cards }));
}

/** The state of every endpoint, where a failure is a state, and what those that answer turned out to be. */
export async function health(context: Context, { signal }: InspectOptions): Promise<HealthReport> {
  const each = await Promise.all(
    context.servers.map(async (server) => {
      const endpoint = await endpointHealth(context, server, signal);
      return { endpoint, discovery: endpoint.state === 'down' ? [] : [await discoveryOf(server)] };
    }),
  );
  return { discovery: each.flatMap(({ discovery }) => discovery), endpoints: each.map(({ endpoint }) => endpoint) };
}

async function endpointHealth(context: Context, server: Server, signal: AbortSignal | undefined): Promise<EndpointHealth> {
  const { id } = server.transport.endpoint;
  const breaker = context.breakers.stateOf(id);
  const startMs = context.clock.monotonicMs();
  const state = await stateOf(context, server, signal);
  const latencyMs = state === 'down' ? null : context.clock.monotonicMs() - startMs;
  const { inFlight, queued } = server.lane;
  return { id, state: state === 'up' && breaker !== 'closed' ? 'degraded' : state, breaker, latencyMs, inFlight, queued };
}

async function discoveryOf({ transport, probe }: Server): Promise<EndpointDiscovery> {
  const { id: endpointId, dialect: declared } = transport.endpoint;
  const { dialect, version } = await probe.look();
  const found = dialect === null ? null : 'probe';
  return { endpointId, dialect, by: declared === undefined ? found : 'declared', version };
}

async function stateOf(
  context: Context,
  { transport, loading }: Server,
  signal: AbortSignal | undefined,
): Promise<EndpointHealth['state']> {
  try {
    const found = await listModels(context, transport, signal);
    return found.length === 0 ? 'no_model' : 'up';
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    loading.note(error);
    if (error.code === 'no_model') return 'no_model';
    return error.code === 'unavailable' ? 'loading' : 'down';
  }
}
