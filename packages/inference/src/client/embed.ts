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
  return ask(
    context,
    {
      operation: 'embeddings',
      model,
      promptLength: inputs.reduce((sum, { length }) => sum + length, 0),
      requestFor: (_, redact) => ({
        path: 'embeddings',
        body: JSON.stringify({ model, input: redact(inputs), encoding_format: 'float' }),
      }),
      read: (answer) => parseEmbeddings(answer, inputs.length),
    },
    options,
    requestId,
  );
}
