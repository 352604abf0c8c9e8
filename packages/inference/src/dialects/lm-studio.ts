import { isRecord, numberOrUndefined } from '../errors/json.ts';
import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';
import { isOwnedBy } from './owner.ts';

/** LM Studio: `/v1/models` owned by `organization_owner`; its own `/api/v0/models` knows the windows of loaded models. */
export const identifyLmStudio: Identify = async (get) => {
  const [list, details] = await Promise.all([get('/v1/models'), get('/api/v0/models')]);
  const models = readModels(list);
  if (models === null || !isOwnedBy(list, 'organization_owner')) return null;
  const loaded = isRecord(details) && Array.isArray(details.data) ? details.data.filter(isRecord) : [];
  const windows = new Map(loaded.map((entry) => [entry.id, numberOrUndefined(entry.loaded_context_length)]));
  const known = models.map(({ id, contextLength }) => ({ id, contextLength: contextLength ?? windows.get(id) ?? null }));
  return { dialect: 'lm-studio', version: null, models: known };
};
