import { isRecord, type JsonRecord, textOrNull } from '../errors/json.ts';
import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';

/**
 * A name under which Ollama offers a model of its vendor's cloud. Such a model runs elsewhere although the daemon is on this
 * machine, so a call to it leaves the machine.
 */
export const isCloudModel = (name: string): boolean => /[-:]cloud$/.test(name);

const isRemote = (tag: JsonRecord): boolean =>
  textOrNull(tag.remote_host) !== null || textOrNull(tag.remote_model) !== null || isCloudModel(textOrNull(tag.name) ?? '');

/** Ollama: `/api/version` and `/api/tags`. Models that run in the vendor's cloud are left out; windows are not listed. */
export const identifyOllama: Identify = async (get) => {
  const [about, tags] = await Promise.all([get('/api/version'), get('/api/tags')]);
  if (!isRecord(about) || !isRecord(tags)) return null;
  const version = textOrNull(about.version);
  const here = Array.isArray(tags.models) ? tags.models.filter(isRecord).filter((tag) => !isRemote(tag)) : tags.models;
  const models = readModels({ models: here });
  return version === null || models === null ? null : { dialect: 'ollama', version, models };
};
