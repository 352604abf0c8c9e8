import { isRecord, type JsonRecord, textOrNull } from '../errors/json.ts';
import { readModels } from '../models/parse-models.ts';
import type { Identify } from './identify.ts';

/**
 * A name under which Ollama offers a model of its vendor's cloud. Such a model runs elsewhere although the daemon is on this
 * machine, so a call to it leaves the machine. The daemon compares names without regard to case.
 */
export const isCloudModel = (name: string): boolean => /[-:]cloud\s*$/i.test(name);

const isRemote = (tag: JsonRecord): boolean =>
  textOrNull(tag.remote_host) !== null || textOrNull(tag.remote_model) !== null || isCloudModel(textOrNull(tag.name) ?? '');

/** Names of the models in `/api/tags` by where they run; null for what is no such list. */
export function ollamaPlaces(
  tags: unknown,
): { readonly here: readonly string[]; readonly elsewhere: readonly string[] } | null {
  if (!isRecord(tags) || !(Array.isArray(tags.models) || tags.models === null)) return null;
  const listed = (tags.models ?? []).filter(isRecord);
  const namesOf = (some: readonly JsonRecord[]): string[] => some.flatMap(({ name }) => textOrNull(name) ?? []);
  return { here: namesOf(listed.filter((tag) => !isRemote(tag))), elsewhere: namesOf(listed.filter(isRemote)) };
}

/** What `@repo/gateway` calls itself towards Ollama's clients: beside that API it has one of its own, which says more. */
const isOurs = (version: string): boolean => version.endsWith('-buniyad');

/** Ollama: `/api/version` and `/api/tags`. Models that run in the vendor's cloud are left out; windows are not listed. */
export const identifyOllama: Identify = async (get) => {
  const [about, tags] = await Promise.all([get('/api/version'), get('/api/tags')]);
  if (!isRecord(about) || !isRecord(tags)) return null;
  const version = textOrNull(about.version);
  const here = Array.isArray(tags.models) ? tags.models.filter(isRecord).filter((tag) => !isRemote(tag)) : tags.models;
  const models = readModels({ models: here });
  return version === null || isOurs(version) || models === null ? null : { dialect: 'ollama', version, models };
};
