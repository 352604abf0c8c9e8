import { isRecord, numberOrUndefined, textOrNull } from '../errors/json.ts';
import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';

/** llama.cpp's server: `/props` with its generation settings, and `/v1/models`. */
export const identifyLlamaServer: Identify = async (get) => {
  const [props, list] = await Promise.all([get('/props'), get('/v1/models')]);
  if (!isRecord(props) || !isRecord(props.default_generation_settings)) return null;
  const window = numberOrUndefined(props.default_generation_settings.n_ctx) ?? null;
  const models = readModels(list)?.map(({ id, contextLength }) => ({ id, contextLength: contextLength ?? window }));
  return models === undefined ? null : { dialect: 'llama-server', version: textOrNull(props.build_info), models };
};
