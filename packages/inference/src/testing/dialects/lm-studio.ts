import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { callInPieces, type DialectServerOptions, type DialectShape, wantsJson } from './shape.ts';
import { vectorsOf } from './vectors-of.ts';

/** LM Studio: the window of loaded models in its own list only. How its streams fail is not recorded: this one just ends. */
export const startLmStudio = (options: DialectServerOptions = {}): Promise<ScriptedServer> =>
  serveDialect(shapeOf(options), options);

function shapeOf({ models = defaults.models, contextLength = defaults.contextLength }: DialectServerOptions): DialectShape {
  const detail = (id: string): object => ({
    id,
    object: 'model',
    type: 'llm',
    state: 'loaded',
    loaded_context_length: contextLength,
  });
  return {
    pages: {
      '/api/v0/models': { object: 'list', data: models.map(detail) },
      '/v1/models': { object: 'list', data: models.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })) },
    },
    answers: { '/v1/embeddings': vectorsOf },
    first: { role: 'assistant', content: '' },
    thoughts: null,
    keepAlive: null,
    finish: 'stop',
    usageOn: 'own',
    isHeld: wantsJson,
    toolCall: { deltas: callInPieces, finish: 'tool_calls' },
    breaks: [],
    overflows: null,
    loads: null,
    isBusy: null,
    refuses: ({ response_format: format }) =>
      JSON.stringify(format ?? null) === '{"type":"json_object"}'
        ? { status: 400, body: { error: "'response_format.type' must be 'json_schema' or 'text'" } }
        : null,
  };
}
