import { isRecord, type JsonRecord } from '../../errors/json.ts';
import type { ScriptedServer } from '../scripted-server.ts';
import { defaults, serveDialect } from './serve-dialect.ts';
import { type DialectServerOptions, type DialectShape, event } from './shape.ts';
import { vectorsOf } from './vectors-of.ts';

export interface TgiOptions extends DialectServerOptions {
  /** What its model is for; default chats. The other two are the server of embeddings. */
  readonly serves?: 'chat' | 'embedding' | 'reranker';
}

/** Text Generation Inference, and Text Embeddings Inference beside it: one model, the role in each delta, errors as bare text. */
export const startTgi = (options: TgiOptions = {}): Promise<ScriptedServer> => serveDialect(shapeOf(options), options);

const isJsonGrammar = (value: unknown): boolean => isRecord(value) && value.type === 'json' && isRecord(value.value);

/** Every text has a score, and the list is bare. */
const ranked = ({ texts }: JsonRecord): unknown =>
  (Array.isArray(texts) ? texts : []).map((_, index) => ({ index, score: index / 10 })).reverse();

function shapeOf({
  models = defaults.models,
  contextLength = defaults.contextLength,
  serves = 'chat',
}: TgiOptions): DialectShape {
  const [model = 'scripted'] = models;
  const limits =
    serves === 'chat'
      ? { max_total_tokens: contextLength, max_input_tokens: contextLength - 1, model_pipeline_tag: 'text-generation' }
      : { max_input_length: contextLength, model_type: { [serves]: { pooling: 'cls' } } };
  return {
    pages: {
      '/info': { model_id: model, model_sha: 's', version: '3.3.5', max_concurrent_requests: 128, ...limits },
      '/v1/models': { object: 'list', data: [{ id: model, object: 'model', created: 0, owned_by: model }] },
    },
    answers: serves === 'chat' ? {} : { '/v1/embeddings': vectorsOf, '/rerank': ranked },
    first: { role: 'assistant', content: '' },
    each: { role: 'assistant' },
    thoughts: null,
    keepAlive: ':\n\n',
    finish: 'eos_token',
    usageOn: 'finish',
    isHeld: ({ grammar, response_format: format }) => isJsonGrammar(grammar) || isJsonGrammar(format),
    toolCall: null,
    breaks: [event({ error: 'Request failed during generation: Server error: CUDA out of memory', error_type: 'generation' })],
    overflows: {
      status: 422,
      body: {
        error: `Input validation error: \`inputs\` tokens + \`max_new_tokens\` must be <= ${contextLength}. Given: 5000 \`inputs\` tokens and 100 \`max_new_tokens\``,
        error_type: 'validation',
      },
    },
    loads: null,
    isBusy: { status: 429, body: { error: 'Model is overloaded', error_type: 'overloaded' } },
  };
}
