import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { ZodType } from 'zod';
import { InferenceError } from '../errors/index.ts';
import { jsonRule, type Rule, zodRule } from '../schema/rule.ts';
import { type Clock, type EndpointConfig, openGate, readEndpoint, systemClock, type Timeouts } from '../transport/index.ts';
import type { Account } from '../types/account.ts';
import type { CardFinder } from '../types/card-finder.ts';
import type { CallOptions, ChatRequest, ChatResult, ChatStream } from '../types/chat.ts';
import type { Gate } from '../types/gate.ts';
import type { JsonObjectRequest, ObjectRequest, ObjectResult } from '../types/object.ts';
import type { Observer } from '../types/observer.ts';
import type { Redaction } from '../types/redaction.ts';
import type {
  EmbedRequest,
  EmbedResult,
  HealthReport,
  ModelInfo,
  ModelStanding,
  RerankRequest,
  RerankResult,
  TranscribeRequest,
  TranscriptResult,
} from '../types/reports.ts';
import { RetryBudget } from './backoff.ts';
import { Breakers } from './breaker.ts';
import { RunningChat } from './chat-stream.ts';
import { type Context, callTimeouts } from './context.ts';
import { embed } from './embed.ts';
import { health, type InspectOptions, models, standing } from './inspect.ts';
import { type LaneLimits, readLimits } from './lane.ts';
import { object as askForObject, type Chat } from './object.ts';
import { rerank } from './rerank.ts';
import { serversOf } from './servers.ts';
import { transcribe } from './transcribe.ts';
import type { AskOptions } from './whole-answer.ts';

export interface InferenceConfig {
  /** In the order in which they are tried, the stricter tiers first. */
  readonly endpoints: readonly EndpointConfig[];
  /** Asked before each request; left out: the addresses of the endpoints decide alone. */
  readonly gate?: Gate;
  /** Asked before each call; left out: nothing is set aside, and results have no cost. */
  readonly account?: Account;
  /** Told how each call goes. */
  readonly observer?: Observer;
  /** Knows models by their names; left out: no model has a card. */
  readonly cards?: CardFinder;
  /** Takes personal data out of what is sent and puts it back into replies; left out: texts are sent as they are. */
  readonly redaction?: Redaction;
  /** Of each endpoint: 8 calls at the same time, and 32 that wait. */
  readonly limits?: Partial<LaneLimits>;
  readonly timeouts?: Partial<Timeouts>;
  readonly clock?: Clock;
  /** In [0, 1), for the waits between attempts. */
  readonly random?: () => number;
}

export interface Inference {
  /** A whole reply. @throws InferenceError */
  chat(request: ChatRequest, options?: CallOptions): Promise<ChatResult>;
  /** A reply as it comes. */
  stream(request: ChatRequest, options?: CallOptions): ChatStream;
  /**
   * A value of a schema, checked on this side; one further call when the first answer does not fit, within the same total.
   * @throws InferenceError
   */
  object<T>(request: ObjectRequest<T>, options?: CallOptions): Promise<ObjectResult<T>>;
  object(request: JsonObjectRequest, options?: CallOptions): Promise<ObjectResult<unknown>>;
  /** @throws InferenceError */
  embed(request: EmbedRequest, options?: AskOptions): Promise<EmbedResult>;
  /** Documents by how well they answer a query. @throws InferenceError */
  rerank(request: RerankRequest, options?: AskOptions): Promise<RerankResult>;
  /** What a recording says: text for a person to correct, never to be sent unread. @throws InferenceError */
  transcribe(request: TranscribeRequest, options?: AskOptions): Promise<TranscriptResult>;
  /** @throws InferenceError when no endpoint answers. */
  models(options?: InspectOptions): Promise<ModelInfo[]>;
  health(options?: InspectOptions): Promise<HealthReport>;
  /** What earlier calls to a model tell; sends nothing. */
  standing(model: string): ModelStanding;
  /** Ends what runs and closes every socket. */
  close(): Promise<void>;
}

/** @throws InferenceError `config_invalid` or `tier_denied`, before anything is opened. */
export function createInference({
  endpoints,
  gate = openGate,
  account,
  observer,
  cards,
  redaction,
  limits = {},
  timeouts = {},
  clock = systemClock,
  random = Math.random,
}: InferenceConfig): Inference {
  const checked = endpoints.map(readEndpoint);
  const source = checked.find(({ purpose }) => purpose === 'download');
  if (source !== undefined) {
    throw new InferenceError('config_invalid', { endpointId: source.id, message: 'A source of files answers no questions' });
  }
  if (checked.length === 0) throw new InferenceError('config_invalid', { message: 'No endpoint is configured' });
  if (new Set(checked.map(({ id }) => id)).size < checked.length) {
    throw new InferenceError('config_invalid', { message: 'Two endpoints have the same id' });
  }
  callTimeouts(timeouts);
  const servers = serversOf(checked, { gate, clock, limits: readLimits(limits) });
  const closing = new AbortController();
  // Every call that runs listens.
  setMaxListeners(0, closing.signal);
  const context: Context = {
    servers,
    closing: closing.signal,
    breakers: new Breakers(clock),
    retries: new RetryBudget(clock),
    account: account ?? null,
    observer: observer ?? null,
    cards: cards ?? null,
    redaction: redaction ?? null,
    timeouts,
    clock,
    random,
  };
  const stream = (request: ChatRequest, options: CallOptions = {}): ChatStream =>
    new RunningChat(context, request, options, randomUUID());
  const askFor = <T>(request: ObjectRequest<unknown> | JsonObjectRequest, rule: Rule<T>, options: CallOptions) => {
    const deadlineMs = clock.monotonicMs() + callTimeouts(timeouts, options.timeouts).totalMs;
    const chat: Chat = (asked, wanted) => {
      const totalMs = Math.max(deadlineMs - clock.monotonicMs(), 1);
      return stream(asked, { ...wanted, timeouts: { ...wanted.timeouts, totalMs } }).result;
    };
    return askForObject(chat, request, rule, options);
  };
  async function object<T>(request: ObjectRequest<T>, options?: CallOptions): Promise<ObjectResult<T>>;
  async function object(request: JsonObjectRequest, options?: CallOptions): Promise<ObjectResult<unknown>>;
  async function object(request: ObjectRequest<unknown> | JsonObjectRequest, options: CallOptions = {}) {
    const { schema } = request;
    return await askFor(request, schema instanceof ZodType ? zodRule(schema) : jsonRule(schema), options);
  }
  return {
    stream,
    object,
    chat: (request, options) => stream(request, options).result,
    embed: (request, options = {}) => embed(context, request, options, randomUUID()),
    rerank: (request, options = {}) => rerank(context, request, options, randomUUID()),
    transcribe: (request, options = {}) => transcribe(context, request, options, randomUUID()),
    models: (options = {}) => models(context, options),
    health: (options = {}) => health(context, options),
    standing: (model) => standing(context, model),
    close: async () => {
      closing.abort();
      await Promise.all(servers.map(({ transport }) => transport.close()));
    },
  };
}
