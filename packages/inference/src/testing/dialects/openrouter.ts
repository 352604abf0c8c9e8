import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { callInPieces, type DialectServerOptions, type DialectShape, done, event, wantsJson } from './shape.ts';

/** OpenRouter: comments while it looks for a provider, and errors beside the choices of a chunk (by its pages, not recorded). */
export const startOpenRouter = (options: DialectServerOptions = {}): Promise<ScriptedServer> =>
  serveDialect(shapeOf(options), options);

function shapeOf({ models = defaults.models, contextLength = defaults.contextLength }: DialectServerOptions): DialectShape {
  const data = models.map((id) => ({ id, name: id, created: 1, context_length: contextLength }));
  return {
    pages: { '/v1/models': { data } },
    first: { role: 'assistant', content: '' },
    each: { role: 'assistant' },
    thoughts: 'reasoning',
    keepAlive: ': OPENROUTER PROCESSING\n\n',
    finish: 'stop',
    usageOn: 'own',
    isHeld: wantsJson,
    toolCall: { deltas: callInPieces, finish: 'tool_calls' },
    breaks: [
      event({
        id: 'c',
        object: 'chat.completion.chunk',
        error: { code: 502, message: 'Provider disconnected' },
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
      }),
      done,
    ],
    overflows: {
      status: 400,
      body: {
        error: {
          code: 400,
          message: `This endpoint's maximum context length is ${contextLength} tokens. However, you requested about 5000 tokens.`,
        },
      },
    },
    loads: null,
    isBusy: {
      status: 429,
      headers: { 'retry-after': '2' },
      body: { error: { code: 429, message: 'Provider returned error' } },
    },
  };
}
