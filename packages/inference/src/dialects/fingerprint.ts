import type { Dialect } from '../types/dialect.ts';
import type { GetJson, Identified } from './identify.ts';
import { allIdentifiers } from './index.ts';

/**
 * What a server is, by what it says: of the kind that is declared, else of the first kind that fits. Null for one that is of no kind
 * that is known.
 */
export async function fingerprint(get: GetJson, declared?: Dialect): Promise<Identified | null> {
  const identify = declared === undefined ? Object.values(allIdentifiers) : [allIdentifiers[declared]];
  const answers = await Promise.all(identify.map((ask) => ask(get)));
  return answers.find((answer) => answer !== null) ?? null;
}

/** Asks for each path once. */
export function askingOnce(get: GetJson): GetJson {
  const asked = new Map<string, Promise<unknown>>();
  return (path) => {
    const answer = asked.get(path) ?? get(path);
    asked.set(path, answer);
    return answer;
  };
}
