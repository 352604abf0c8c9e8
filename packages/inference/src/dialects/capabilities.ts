/** What is known of a kind of server before it is asked, and what it says of itself beyond that. */
import { isRecord } from '../errors/json.ts';
import type { Capabilities } from '../types/capabilities.ts';
import type { ModelKind } from '../types/card.ts';
import type { Dialect } from '../types/dialect.ts';
import type { GetJson } from './identify.ts';
import { unable } from './wishes.ts';

export const unknownCapabilities: Capabilities = {
  chat: null,
  jsonSchema: null,
  tools: null,
  vision: null,
  embeddings: null,
  rerank: null,
  transcription: null,
};

/** Null where it depends on how the server was started, or on the model. */
const byDialect: Readonly<Record<Dialect, Partial<Capabilities>>> = {
  ollama: { jsonSchema: true, rerank: false, transcription: false },
  'llama-server': { jsonSchema: true },
  vllm: { jsonSchema: true },
  'lm-studio': { jsonSchema: true },
  tgi: { jsonSchema: true, transcription: false },
  litellm: {},
  openrouter: {},
};

const words = { rerank: 'A ranking', transcription: 'A recording' } as const;

/**
 * Whether a kind of server can do something at all.
 * @throws InferenceError `not_supported`, where it would only answer that it has no such path
 */
export function checkAble(dialect: Dialect | undefined, what: keyof typeof words): void {
  if (dialect !== undefined && byDialect[dialect][what] === false) throw unable(words[what]);
}

export interface Said {
  readonly capabilities: Capabilities;
  /** Null where the server does not say. */
  readonly kind: ModelKind | null;
}

/** @param get answers from what was asked before, where it was */
export async function said(dialect: Dialect | null, get: GetJson): Promise<Said> {
  if (dialect === null) return { capabilities: unknownCapabilities, kind: null };
  const known = { ...unknownCapabilities, ...byDialect[dialect] };
  if (dialect === 'llama-server') return { capabilities: { ...known, vision: await llamaVision(get) }, kind: null };
  if (dialect !== 'tgi') return { capabilities: known, kind: null };
  const kind = await tgiKind(get);
  const does = { chat: kind === 'chat', embeddings: kind === 'embedding', rerank: kind === 'rerank' };
  return { capabilities: { ...known, ...does, jsonSchema: does.chat, tools: does.chat ? null : false }, kind };
}

async function llamaVision(get: GetJson): Promise<boolean | null> {
  const props = await get('/props');
  const modalities = isRecord(props) && isRecord(props.modalities) ? props.modalities : {};
  return typeof modalities.vision === 'boolean' ? modalities.vision : null;
}

/** The server of embeddings names what its model is for; the one of models has no such field. */
async function tgiKind(get: GetJson): Promise<ModelKind> {
  const info = await get('/info');
  const type = isRecord(info) && isRecord(info.model_type) ? info.model_type : {};
  if ('embedding' in type) return 'embedding';
  return 'reranker' in type || 'classifier' in type ? 'rerank' : 'chat';
}
