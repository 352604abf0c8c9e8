/** An OpenAI-compatible server without a model, in a process of its own: as many tokens as are asked for, at the pace of the prompt. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { paceOf, token } from './plan.ts';
import { announce } from './process.ts';

interface Asked {
  readonly max_tokens: number;
  readonly messages: readonly [{ readonly content: string }];
}

const event = (fields: object): string =>
  `data: ${JSON.stringify({ id: 'bench', object: 'chat.completion.chunk', created: 0, model: 'bench', ...fields })}\n\n`;
const choice = (delta: object, finish_reason: string | null = null): string =>
  event({ choices: [{ index: 0, delta, finish_reason }] });
const first = choice({ role: 'assistant', content: '' });
const next = choice({ content: token });
const last = (tokens: number): string =>
  choice({}, 'stop') +
  event({ choices: [], usage: { prompt_tokens: 7, completion_tokens: tokens, total_tokens: tokens + 7 } }) +
  'data: [DONE]\n\n';

async function answer(response: ServerResponse, { max_tokens: tokens, messages: [{ content }] }: Asked): Promise<void> {
  const paceMs = paceOf(content);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(first);
  for (let sent = 0; sent < tokens && !response.destroyed; sent += 1) {
    if (paceMs > 0 && sent > 0) await pause(paceMs);
    if (!response.write(next)) await once(response, 'drain');
  }
  response.end(last(tokens));
}

const server = createServer((request, response) => {
  text(request)
    .then((body) => answer(response, JSON.parse(body)))
    .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
});
announce(server, 'bench');
