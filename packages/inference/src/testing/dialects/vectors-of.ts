import type { JsonRecord } from '../../errors/json.ts';

/** A vector for each input, as servers of OpenAI's API send them. */
export const vectorsOf = ({ input, model }: JsonRecord): JsonRecord => {
  const inputs = Array.isArray(input) ? input : [input];
  return {
    object: 'list',
    model,
    data: inputs.map((_, index) => ({ object: 'embedding', index, embedding: [index, 1] })),
    usage: { prompt_tokens: inputs.length, total_tokens: inputs.length },
  };
};

/** The documents from the last to the first, as Jina's API has them. */
export const rankingOf = ({ documents }: JsonRecord): JsonRecord => {
  const count = Array.isArray(documents) ? documents.length : 0;
  const results = Array.from({ length: count }, (_, index) => ({ index, relevance_score: index / count }));
  return { object: 'list', results: results.reverse(), usage: { prompt_tokens: count, total_tokens: count } };
};
