/** `POST /v1/tokenize`. */
import { z } from 'zod';
import { checkModel, type Exchange } from './exchange.ts';
import { ignoredHeader, parseRequest } from './parse-request.ts';
import { readJson } from './read-json.ts';
import { sendJson } from './send.ts';

/** Characters: tokenizing takes time with the square of the length, and nothing else runs meanwhile. */
const longestContent = 32_768;

const tokenizeRequest = z.object({ model: z.string().nullish(), content: z.string().max(longestContent) });

/** The token ids of plain text, as llama.cpp's server gives them, and their number. */
export async function tokenize({ request, response, limits, served: getServed }: Exchange): Promise<void> {
  const served = getServed();
  const { value, ignored } = parseRequest(tokenizeRequest, await readJson(request, limits.bodyBytes));
  checkModel(served, value.model);
  const tokens = served.model.tokenize(value.content);
  sendJson(response, 200, { tokens, count: tokens.length }, ignoredHeader(ignored));
}
