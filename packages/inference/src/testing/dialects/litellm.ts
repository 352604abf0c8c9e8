import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { callInPieces, type DialectServerOptions, type DialectShape, event, wantsJson } from './shape.ts';
import { rankingOf, vectorsOf } from './vectors-of.ts';

/** LiteLLM's proxy: it passes on what its servers say, pings within a stream, and writes the status of an error as text. */
export const startLiteLlm = (options: DialectServerOptions = {}): Promise<ScriptedServer> =>
  serveDialect(shapeOf(options), options);

function shapeOf({ models = defaults.models, contextLength = defaults.contextLength }: DialectServerOptions): DialectShape {
  const data = models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'openai' }));
  return {
    pages: { '/health/liveliness': "I'm alive!", '/v1/models': { object: 'list', data } },
    answers: { '/v1/embeddings': vectorsOf, '/v1/rerank': rankingOf },
    first: { role: 'assistant', content: '' },
    thoughts: 'reasoning_content',
    keepAlive: 'event: ping\ndata: {"type": "ping"}\n\n',
    finish: 'stop',
    usageOn: 'own',
    isHeld: wantsJson,
    toolCall: { deltas: callInPieces, finish: 'tool_calls' },
    breaks: [
      event({ error: { message: 'litellm.APIConnectionError: the upstream broke off', type: null, param: null, code: '500' } }),
    ],
    overflows: {
      status: 400,
      body: {
        error: {
          message: `litellm.ContextWindowExceededError: This model's maximum context length is ${contextLength} tokens.`,
          type: null,
          param: null,
          code: '400',
        },
      },
    },
    loads: null,
    isBusy: {
      status: 429,
      headers: { 'retry-after': '2' },
      body: {
        error: {
          message: 'No deployments available for selected model, Try again in 2 seconds.',
          type: 'None',
          param: null,
          code: '429',
        },
      },
    },
  };
}
