/** `POST /v1/completions`: continues a text as it stands. */
import { z } from 'zod';
import { textBodies } from './answer-bodies.ts';
import { answerPrompt } from './answer-prompt.ts';
import { checkModel, type Exchange } from './exchange.ts';
import { generationFields, samplingOf } from './generation-request.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';

const completionRequest = z.object({ ...generationFields, prompt: z.string().min(1) });

export async function completions(exchange: Exchange): Promise<void> {
  const served = exchange.served();
  const { value, ignored } = parseRequest(completionRequest, await readJson(exchange.request, exchange.limits.bodyBytes));
  checkModel(served, value.model);
  const { id } = served.model.info;
  exchange.measure.begin('text_completion', id);
  const options = { ...samplingOf(value, served.sampling), prompt: value.prompt, salt: exchange.tenant.salt };
  const prepared = await served.model.prepareCompletion(options);
  const bodies = textBodies(id, { withUsage: value.stream_options?.include_usage === true });
  await answerPrompt(exchange, { served, prepared, bodies, headers: ignoredHeader(ignored) }, value.stream === true);
}
