import { GatewayError } from '../gateway-error.ts';
import { chatCompletions } from './chat-completions.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import type { Exchange, ServedModel } from './exchange.ts';
import { modelById, modelList } from './models.ts';
import { sendJson } from './send.ts';
import { tokenize } from './tokenize.ts';

type Handler = (exchange: Exchange) => Promise<void>;

const posts = new Map<string, Handler>([
  ['/v1/chat/completions', chatCompletions],
  ['/v1/completions', completions],
  ['/v1/embeddings', embeddings],
  ['/v1/tokenize', tokenize],
  ['/v1/audio/transcriptions', notSupported('There is no speech model here')],
  ['/v1/rerank', notSupported('This model does not rank')],
]);

/**
 * Answers a request that has been let in.
 * @throws GatewayError 404, 405, and whatever the endpoint throws.
 */
export async function route(exchange: Exchange, served: ServedModel | undefined): Promise<void> {
  const { path, request, response } = exchange;
  const post = posts.get(path);
  if (post) {
    requireMethod(request.method, 'POST');
    return post(exchange);
  }
  const modelId = /^\/v1\/models\/(.+)$/.exec(path)?.[1];
  if (path !== '/v1/models' && modelId === undefined)
    throw new GatewayError(404, 'not_found_error', 'There is no such endpoint');
  requireMethod(request.method, 'GET');
  sendJson(response, 200, modelId === undefined ? modelList(served) : modelById(served, decoded(modelId)));
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
