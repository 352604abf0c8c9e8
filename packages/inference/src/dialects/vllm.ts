import { isRecord, textOrNull } from '../errors/json.ts';
import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';
import { isOwnedBy } from './owner.ts';

/** vLLM: `/version`, and `/v1/models` owned by `vllm`. */
export const identifyVllm: Identify = async (get) => {
  const [about, list] = await Promise.all([get('/version'), get('/v1/models')]);
  const version = isRecord(about) ? textOrNull(about.version) : null;
  const models = readModels(list);
  return version !== null && models !== null && isOwnedBy(list, 'vllm') ? { dialect: 'vllm', version, models } : null;
};
