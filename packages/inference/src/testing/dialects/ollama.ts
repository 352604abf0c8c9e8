import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { type DialectServerOptions, type DialectShape, event, wantsJson } from './shape.ts';
import { vectorsOf } from './vectors-of.ts';

export interface OllamaOptions extends DialectServerOptions {
  /** Names under which it passes calls on to its vendor. */
  readonly cloudModels?: readonly string[];
}

/**
 * Ollama: native tags beside the OpenAI routes; `data` is null when there is no model. A stream that fails ends with an empty chunk and
 * no word of why (read in its source, not recorded).
 */
export const startOllama = (options: OllamaOptions = {}): Promise<ScriptedServer> => serveDialect(shapeOf(options), options);

function shapeOf({ models = defaults.models, cloudModels = [] }: OllamaOptions): DialectShape {
  const tag = (name: string): object => ({
    name,
    model: name,
    size: 1,
    digest: 'd',
    details: { format: 'gguf', family: 'qwen2' },
  });
  const cloud = (name: string): object => ({ ...tag(name), remote_host: 'https://ollama.com:443', remote_model: name });
  const all = [...cloudModels, ...models];
  const data = all.length === 0 ? null : all.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' }));
  return {
    pages: {
      '/api/version': { version: '0.12.6' },
      '/api/tags': { models: [...models.map(tag), ...cloudModels.map(cloud)] },
      '/v1/models': { object: 'list', data },
    },
    answers: { '/v1/embeddings': vectorsOf },
    first: { role: 'assistant' },
    each: { role: 'assistant' },
    thoughts: 'reasoning',
    keepAlive: null,
    finish: 'stop',
    usageOn: 'own',
    isHeld: wantsJson,
    toolCall: {
      deltas: [
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'price', arguments: '{"crop":"گندم"}' } }],
        },
      ],
      finish: 'tool_calls',
    },
    breaks: [event({ id: '', object: 'chat.completion.chunk', created: 0, model: '', choices: [] })],
    overflows: null,
    loads: null,
    isBusy: {
      status: 503,
      body: {
        error: {
          message: 'server busy, please try again. maximum pending requests exceeded',
          type: 'api_error',
          param: null,
          code: null,
        },
      },
    },
    refuses: (body) =>
      /"url":"https?:/.test(JSON.stringify(body))
        ? { status: 400, body: { error: { message: 'invalid image input', type: 'invalid_request_error' } } }
        : null,
  };
}
