import { isRecord, type JsonRecord } from '../../errors/json.ts';
import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { callInPieces, type DialectServerOptions, type DialectShape, done, event, wantsJson } from './shape.ts';
import { rankingOf, vectorsOf } from './vectors-of.ts';

/** vLLM: the window in `max_model_len`, an error within a stream before the sentinel. What it does not know in a body it passes over. */
export const startVllm = (options: DialectServerOptions = {}): Promise<ScriptedServer> =>
  serveDialect(shapeOf(options), options);

const isHeld = (body: JsonRecord): boolean => wantsJson(body) || isRecord(body.structured_outputs);

function shapeOf({ models = defaults.models, contextLength = defaults.contextLength }: DialectServerOptions): DialectShape {
  const card = (id: string): object => ({
    id,
    object: 'model',
    created: 1,
    owned_by: 'vllm',
    root: id,
    parent: null,
    max_model_len: contextLength,
  });
  return {
    pages: { '/version': { version: '0.12.0' }, '/v1/models': { object: 'list', data: models.map(card) } },
    answers: { '/v1/embeddings': vectorsOf, '/v1/rerank': rankingOf },
    first: { role: 'assistant', content: '' },
    thoughts: 'reasoning',
    keepAlive: null,
    finish: 'stop',
    usageOn: 'own',
    isHeld,
    // A choice that names the tool ends so too.
    toolCall: { deltas: callInPieces, finish: 'stop' },
    breaks: [
      event({
        error: {
          message: 'EngineCore encountered an issue. See stack trace (above) for the root cause.',
          type: 'InternalServerError',
          param: null,
          code: 500,
        },
      }),
      done,
    ],
    overflows: {
      status: 400,
      body: {
        error: {
          message: `This model's maximum context length is ${contextLength} tokens. However, your request has 5000 input tokens.`,
          type: 'BadRequestError',
          param: null,
          code: 400,
        },
      },
    },
    loads: {
      status: 503,
      body: { error: { message: 'Service Unavailable', type: 'ServiceUnavailable', param: null, code: 503 } },
    },
    isBusy: {
      status: 429,
      body: { error: { message: 'Too Many Requests', type: 'TooManyRequests', param: null, code: 429 } },
    },
  };
}
