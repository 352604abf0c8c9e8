import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, Refused, serveDialect } from './serve-dialect.ts';
import { callInPieces, type DialectServerOptions, type DialectShape, event, wantsJson } from './shape.ts';
import { rankingOf, vectorsOf } from './vectors-of.ts';

export interface LlamaServerOptions extends DialectServerOptions {
  /** Started for vectors and ranks; default false, where it says 501. */
  readonly embeds?: boolean;
}

/** llama.cpp's server: both lists of models, the window in `meta`, comments that keep a connection alive. */
export const startLlamaServer = (options: LlamaServerOptions = {}): Promise<ScriptedServer> =>
  serveDialect(shapeOf(options), options);

function shapeOf({
  models = defaults.models,
  contextLength = defaults.contextLength,
  embeds = false,
}: LlamaServerOptions): DialectShape {
  const unable = (what: string) => () =>
    new Refused(501, {
      error: {
        code: 501,
        message: `This server does not support ${what}. Start it with \`--${what}\``,
        type: 'not_supported_error',
      },
    });
  return {
    pages: {
      '/props': {
        default_generation_settings: { n_ctx: contextLength },
        total_slots: 1,
        model_path: 'm.gguf',
        modalities: { vision: false, audio: false },
        build_info: 'b1-de3ff81',
      },
      '/health': { status: 'ok' },
      '/v1/models': {
        models: models.map((name) => ({ name, model: name, type: 'model' })),
        object: 'list',
        data: models.map((id) => ({
          id,
          object: 'model',
          owned_by: 'llamacpp',
          meta: { n_ctx: contextLength, n_ctx_train: 8192 },
        })),
      },
    },
    answers: {
      '/v1/embeddings': embeds ? vectorsOf : unable('embeddings'),
      '/v1/rerank': embeds ? rankingOf : unable('reranking'),
    },
    first: { role: 'assistant', content: null },
    thoughts: 'reasoning_content',
    keepAlive: ':\n\n',
    finish: 'stop',
    usageOn: 'own',
    usageFields: { timings: { prompt_n: 1, predicted_n: 2, predicted_per_second: 9.5 } },
    isHeld: wantsJson,
    toolCall: { deltas: callInPieces, finish: 'tool_calls' },
    breaks: [event({ error: { code: 500, message: 'Context size has been exceeded.', type: 'server_error' } })],
    overflows: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: 'the request exceeds the available context size. try increasing the context size or enable context shift',
          type: 'exceed_context_size_error',
          n_prompt_tokens: 5000,
          n_ctx: contextLength,
        },
      },
    },
    loads: { status: 503, body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } } },
    isBusy: null,
  };
}
