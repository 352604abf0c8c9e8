import type { Dialect, FoundDialect } from '../types/dialect.ts';
import type { Identify } from './identify.ts';
import { identifyLiteLlm } from './litellm.ts';
import { identifyLlamaServer } from './llama-server.ts';
import { identifyLmStudio } from './lm-studio.ts';
import { identifyOllama } from './ollama.ts';
import { identifyTgi } from './tgi.ts';
import { identifyVllm } from './vllm.ts';

export type { GetJson, Identified, Identify } from './identify.ts';
export { isCloudModel } from './ollama.ts';

/** How each kind of server that a discovery looks for is recognised. */
export const identifiers: Readonly<Record<FoundDialect, Identify>> = {
  ollama: identifyOllama,
  'llama-server': identifyLlamaServer,
  vllm: identifyVllm,
  'lm-studio': identifyLmStudio,
  tgi: identifyTgi,
};

/** How an endpoint that is configured is recognised; OpenRouter says nothing of itself. */
export const allIdentifiers: Readonly<Record<Dialect, Identify>> = {
  ...identifiers,
  litellm: identifyLiteLlm,
  openrouter: async () => null,
};
