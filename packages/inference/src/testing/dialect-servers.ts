/** Servers that speak the dialects: the same questions, answers of the same shape, scripted text. */
import type { ServerResponse } from 'node:http';
import { type ScriptedServer, sendJson, startScriptedServer, writeEvents } from './scripted-server.ts';

export interface DialectServerOptions {
  /** Names of its models; default one. */
  readonly models?: readonly string[];
  /** Tokens of the window; default 4096. */
  readonly contextLength?: number;
  /** What it replies to every chat, a delta each. */
  readonly reply?: readonly string[];
  readonly port?: number;
}

type Bodies = Readonly<Record<string, unknown>>;
type FirstDelta = Readonly<Record<string, unknown>>;

const defaults = { models: ['scripted'], contextLength: 4096, reply: ['سلام', '۔'], port: 0 };

/** Ollama: native tags beside the OpenAI routes; `data` is null when there is no model. */
export function startOllama(
  options: DialectServerOptions & { readonly cloudModels?: readonly string[] } = {},
): Promise<ScriptedServer> {
  const { models, reply, port } = { ...defaults, ...options };
  const tag = (name: string): object => ({
    name,
    model: name,
    size: 1,
    digest: 'd',
    details: { format: 'gguf', family: 'qwen2' },
  });
  const cloud = (name: string): object => ({ ...tag(name), remote_host: 'https://ollama.com:443', remote_model: name });
  const data = models.length === 0 ? null : models.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' }));
  const bodies = {
    '/api/version': { version: '0.12.6' },
    '/api/tags': { models: [...models.map(tag), ...(options.cloudModels ?? []).map(cloud)] },
    '/v1/models': { object: 'list', data },
  };
  return serve(bodies, { role: 'assistant' }, reply, port);
}

/** llama.cpp's server: both lists of models, the window in `meta`. */
export function startLlamaServer(options: DialectServerOptions = {}): Promise<ScriptedServer> {
  const { models, contextLength, reply, port } = { ...defaults, ...options };
  const bodies = {
    '/props': {
      default_generation_settings: { n_ctx: contextLength },
      modalities: { vision: false, audio: false },
      total_slots: 1,
      model_path: 'm.gguf',
      build_info: 'b1-de3ff81',
    },
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
  };
  return serve(bodies, { role: 'assistant', content: null }, reply, port);
}

/** vLLM: the window in `max_model_len`. */
export function startVllm(options: DialectServerOptions = {}): Promise<ScriptedServer> {
  const { models, contextLength, reply, port } = { ...defaults, ...options };
  const card = (id: string): object => ({
    id,
    object: 'model',
    created: 1,
    owned_by: 'vllm',
    root: id,
    parent: null,
    max_model_len: contextLength,
  });
  const bodies = { '/version': { version: '0.12.0' }, '/v1/models': { object: 'list', data: models.map(card) } };
  return serve(bodies, { role: 'assistant', content: '' }, reply, port);
}

/** LM Studio: the window of loaded models in its own list only. */
export function startLmStudio(options: DialectServerOptions = {}): Promise<ScriptedServer> {
  const { models, contextLength, reply, port } = { ...defaults, ...options };
  const detail = (id: string): object => ({
    id,
    object: 'model',
    type: 'llm',
    state: 'loaded',
    loaded_context_length: contextLength,
  });
  const bodies = {
    '/api/v0/models': { object: 'list', data: models.map(detail) },
    '/v1/models': { object: 'list', data: models.map((id) => ({ id, object: 'model', owned_by: 'organization_owner' })) },
  };
  return serve(bodies, { role: 'assistant', content: '' }, reply, port);
}

function serve(bodies: Bodies, first: FirstDelta, reply: readonly string[], port: number): Promise<ScriptedServer> {
  return startScriptedServer(async (response, { method, path, body }) => {
    const known = method === 'GET' ? bodies[path] : undefined;
    if (known !== undefined) sendJson(response, 200, known);
    else if (method === 'POST' && path === '/v1/chat/completions')
      await sendReply(response, JSON.parse(body).model, first, reply);
    else sendJson(response, 404, { error: { message: 'File Not Found', type: 'not_found_error', code: 404 } });
  }, port);
}

async function sendReply(response: ServerResponse, model: string, first: FirstDelta, reply: readonly string[]): Promise<void> {
  const chunk = (delta: FirstDelta, reason: string | null): string =>
    event({
      id: 'c',
      object: 'chat.completion.chunk',
      created: 1,
      model,
      choices: [{ index: 0, delta, finish_reason: reason }],
    });
  const usage = { prompt_tokens: 1, completion_tokens: reply.length, total_tokens: reply.length + 1 };
  await writeEvents(response, [
    chunk(first, null),
    ...reply.map((content) => chunk({ content }, null)),
    chunk({}, 'stop'),
    event({ id: 'c', object: 'chat.completion.chunk', created: 1, model, choices: [], usage }),
    'data: [DONE]\n\n',
  ]);
  response.end();
}

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
