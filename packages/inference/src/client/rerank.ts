import { checkAble } from '../dialects/capabilities.ts';
import { InferenceError } from '../errors/index.ts';
import { parseRerank } from '../rerank/parse-rerank.ts';
import type { RerankRequest, RerankResult } from '../types/reports.ts';
import type { Context } from './context.ts';
import { type AskOptions, ask } from './whole-answer.ts';

export async function rerank(
  context: Context,
  { model, query, documents, topN = documents.length }: RerankRequest,
  options: AskOptions,
  requestId: string,
): Promise<RerankResult> {
  if (documents.length === 0 || !Number.isInteger(topN) || topN < 1) {
    throw new InferenceError('config_invalid', { message: 'There is nothing to rank', requestId });
  }
  const expected = Math.min(topN, documents.length);
  const plain = { path: 'rerank', body: JSON.stringify({ model, query, documents, top_n: expected }) };
  // Hugging Face's server has it beside the API, and always ranks all of them.
  const bare = { path: '../rerank', body: JSON.stringify({ query, texts: documents }) };
  return await ask(
    context,
    {
      operation: 'rerank',
      model,
      promptLength: documents.reduce((sum, { length }) => sum + query.length + length, 0),
      requestFor: ({ dialect }) => {
        checkAble(dialect, 'rerank');
        return dialect === 'tgi' ? bare : plain;
      },
      read: (answer) => parseRerank(answer, documents.length, expected),
    },
    options,
    requestId,
  );
}
