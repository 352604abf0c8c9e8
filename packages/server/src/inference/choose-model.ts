import { isCloudModel, type ModelInfo } from '@repo/inference';

/** What a server says of a model, as far as a choice needs it. */
export type Listed = Pick<ModelInfo, 'id' | 'contextLength'>;

/** Models that give vectors or ranks and cannot answer, by the names that their makers use. */
const notForAnswers = /embed|rerank|(?:^|[/_-])(?:bge|e5|gte|minilm)(?:[^a-z]|$)/i;

/** Whether a model of this name can be asked: it answers, and it runs where its server is. */
export const canAnswer = (id: string): boolean => !notForAnswers.test(id) && !isCloudModel(id);

/**
 * The model to use: the wanted one where it is served, else the one in use, else the first that can answer; null when there is
 * none.
 */
export function chooseModel(listed: readonly Listed[], wanted?: string, inUse?: string): Listed | null {
  const able = listed.filter(({ id }) => canAnswer(id));
  const named = (name: string | undefined) => able.find(({ id }) => id === name);
  return named(wanted) ?? named(inUse) ?? able[0] ?? null;
}
