import { parseEmbeddings } from '../embeddings/parse-embeddings.ts';
import type { EmbedRequest, EmbedResult } from '../types/reports.ts';
import type { Context } from './context.ts';
import { type AskOptions, ask } from './whole-answer.ts';

export function embed(
  context: Context,
  { model, inputs }: EmbedRequest,
  options: AskOptions,
  requestId: string,
): Promise<EmbedResult> {
  const body = JSON.stringify({ model, input: inputs, encoding_format: 'float' });
  return ask(
    context,
    {
      operation: 'embeddings',
      model,
      promptLength: inputs.reduce((sum, { length }) => sum + length, 0),
      requestFor: () => ({ path: 'embeddings', body }),
      read: (answer) => parseEmbeddings(answer, inputs.length),
    },
    options,
    requestId,
  );
}
