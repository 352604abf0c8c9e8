import { InferenceError } from '../errors/index.ts';
import { isRecord, numberOrUndefined, parseJson, textOrNull } from '../errors/json.ts';

export interface ListedModel {
  readonly id: string;
  /** Tokens of the window as served; null when the server does not say. */
  readonly contextLength: number | null;
}

/**
 * The models of `/v1/models`, or of Ollama's `/api/tags`. Ollama writes `data: null` for none; llama-server sends both lists, of
 * which `data` knows the window.
 * @throws InferenceError `protocol_error` for a body that is no list of models.
 */
export function parseModels(body: string): ListedModel[] {
  const models = readModels(parseJson(body));
  if (models === null) throw new InferenceError('protocol_error', { message: 'The answer is not a list of models' });
  return models;
}

/** The same from a JSON value; null for one that is no list of models. */
export function readModels(json: unknown): ListedModel[] | null {
  if (!isRecord(json)) return null;
  const { data, models } = json;
  if (Array.isArray(data)) return list(data, 'id');
  if (Array.isArray(models)) return list(models, 'name');
  return data === null || models === null ? [] : null;
}

function list(entries: readonly unknown[], idField: string): ListedModel[] {
  return entries.filter(isRecord).flatMap((entry) => {
    const id = textOrNull(entry[idField]);
    const meta = isRecord(entry.meta) ? entry.meta : {};
    const window = numberOrUndefined(entry.max_model_len) ?? numberOrUndefined(meta.n_ctx);
    const contextLength = window ?? numberOrUndefined(entry.context_length) ?? null;
    return id === null ? [] : [{ id, contextLength }];
  });
}
