import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';

/** LiteLLM's proxy: `/health/liveliness` says in words that it lives, and needs no key. */
export const identifyLiteLlm: Identify = async (get) => {
  const life = await get('/health/liveliness');
  if (typeof life !== 'string' || !/alive/i.test(life)) return null;
  return { dialect: 'litellm', version: null, models: readModels(await get('/v1/models')) ?? [] };
};
