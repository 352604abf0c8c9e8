import { isRecord, numberOrUndefined, textOrNull } from '../errors/json.ts';
import type { Identify } from './identify.ts';

/** Hugging Face's servers of models and of embeddings: `/info` names the one model and its limits. */
export const identifyTgi: Identify = async (get) => {
  const info = await get('/info');
  if (!isRecord(info)) return null;
  const id = textOrNull(info.model_id);
  const version = textOrNull(info.version);
  const window = numberOrUndefined(info.max_total_tokens) ?? numberOrUndefined(info.max_input_length);
  if (id === null || version === null || window === undefined) return null;
  return { dialect: 'tgi', version, models: [{ id, contextLength: window }] };
};
