import { GatewayError } from '../gateway-error.ts';
import { pullModels, removeModel } from './admin-models.ts';
import { chatCompletions } from './chat-completions.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import type { Exchange, ServedModel } from './exchange.ts';
import { modelById, modelList } from './models.ts';
import { ollamaChat } from './ollama/chat.ts';
import { embed } from './ollama/embed.ts';
import { show, tags, version } from './ollama/models.ts';
import { rerank } from './rerank.ts';
import { sendJson, sendText } from './send.ts';
import { tokenize } from './tokenize.ts';

/** What some endpoints tell of the gateway itself. */
export interface GatewayView {
  readonly served: ServedModel | undefined;
  /** Prometheus' text format. */
  metrics(): string;
}

type Handler = (exchange: Exchange) => Promise<void>;
type Teller = (view: GatewayView, exchange: Exchange) => void;

const posts = new Map<string, Handler>([
  ['/v1/chat/completions', chatCompletions],
  ['/v1/completions', completions],
  ['/v1/embeddings', embeddings],
  ['/v1/rerank', rerank],
  ['/v1/tokenize', tokenize],
  ['/v1/audio/transcriptions', notSupported('There is no speech model here')],
  ['/api/chat', ollamaChat],
  ['/api/embed', embed],
  ['/api/show', show],
  ['/admin/models/pull', pullModels],
]);

const json =
  (bodyOf: (served: ServedModel | undefined) => unknown): Teller =>
  ({ served }, { response }) =>
    sendJson(response, 200, bodyOf(served));

const gets = new Map<string, Teller>([
  ['/v1/models', json(modelList)],
  ['/metrics', ({ metrics }, { response }) => sendText(response, 'text/plain; version=0.0.4; charset=utf-8', metrics())],
  ['/api/version', json(version)],
  ['/api/tags', json(tags)],
]);

/**
 * Answers a request that has been let in.
 * @throws GatewayError 404, 405, and whatever the endpoint throws.
 */
export async function route(exchange: Exchange, view: GatewayView): Promise<void> {
  const { path, request } = exchange;
  const post = posts.get(path);
  if (post) {
    requireMethod(request.method, 'POST');
    return post(exchange);
  }
  const file = /^\/admin\/models\/([^/]+)$/.exec(path)?.[1];
  if (file !== undefined) {
    requireMethod(request.method, 'DELETE');
    return removeModel(exchange, decoded(file));
  }
  const get = gets.get(path) ?? modelTeller(path);
  if (!get) throw new GatewayError(404, 'not_found_error', 'There is no such endpoint');
  requireMethod(request.method, 'GET');
  get(view, exchange);
}

function modelTeller(path: string): Teller | undefined {
  const id = /^\/v1\/models\/(.+)$/.exec(path)?.[1];
  return id === undefined ? undefined : json((served) => modelById(served, decoded(id)));
}

function requireMethod(method: string | undefined, expected: string): void {
  if (method !== expected) throw new GatewayError(405, 'invalid_request_error', `This endpoint answers ${expected}`);
}

function notSupported(message: string): Handler {
  return () => Promise.reject(new GatewayError(501, 'not_supported_error', message));
}

function decoded(component: string): string {
  try {
    return decodeURIComponent(component);
  } catch {
    return component;
  }
}
