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
  return await ask(
    context,
    {
      operation: 'rerank',
      model,
      promptLength: documents.reduce((sum, { length }) => sum + query.length + length, 0),
      requestFor: ({ dialect }, redact) => {
        checkAble(dialect, 'rerank');
        const [sentQuery, ...texts] = redact([query, ...documents]);
        // Hugging Face's server has it beside the API, and always ranks all of them.
        if (dialect === 'tgi') return { path: '../rerank', body: JSON.stringify({ query: sentQuery, texts }) };
        return { path: 'rerank', body: JSON.stringify({ model, query: sentQuery, documents: texts, top_n: expected }) };
      },
      read: (answer) => parseRerank(answer, documents.length, expected),
    },
    options,
    requestId,
  );
}
