import type { Dialect } from '../types/dialect.ts';
import type { Identify } from './identify.ts';
import { identifyLlamaServer } from './llama-server.ts';
import { identifyLmStudio } from './lm-studio.ts';
import { identifyOllama } from './ollama.ts';
import { identifyVllm } from './vllm.ts';

export type { GetJson, Identified, Identify } from './identify.ts';
export { isCloudModel } from './ollama.ts';

/** How each kind of server is recognised. */
export const identifiers: Readonly<Record<Dialect, Identify>> = {
  ollama: identifyOllama,
  'llama-server': identifyLlamaServer,
  vllm: identifyVllm,
  'lm-studio': identifyLmStudio,
};
