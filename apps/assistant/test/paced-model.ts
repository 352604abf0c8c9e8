/** A model's server that writes what a test says, when the test says it. */
import type { ServerResponse } from 'node:http';
import { type ScriptedServer, sendJson, startScriptedServer } from '@repo/inference/testing';

export const modelId = 'scripted';

export interface PacedModel {
  /** As `INFERENCE_URL` takes it. */
  readonly url: string;
  readonly port: number;
  /** What it was told in its last question, as sent. */
  lastPrompt(): string;
  /** Waits for a question that nobody answers yet and whose client still listens, and answers it from now on. */
  asked(): Promise<void>;
  say(text: string): void;
  finish(reason?: 'stop' | 'length'): void;
  /** Breaks the connection off in the middle. */
  breakOff(): void;
  /** Refuses the next question with this status. */
  refuseNext(status: number): void;
  /** How many answers the client left before their end. */
  left(): number;
  close(): Promise<void>;
}

export async function startPacedModel(): Promise<PacedModel> {
  const waiting: ServerResponse[] = [];
  let wake = () => {};
  let open: ServerResponse | null = null;
  let refusal: number | null = null;
  const server: ScriptedServer = await startScriptedServer((response, { method, path }) => {
    if (method === 'GET' && path === '/v1/models') {
      const meta = { n_ctx: 8192, n_ctx_train: 8192 };
      return sendJson(response, 200, { object: 'list', data: [{ id: modelId, object: 'model', owned_by: 'llamacpp', meta }] });
    }
    if (method !== 'POST') return sendJson(response, 404, { error: { message: 'File Not Found', code: 404 } });
    if (refusal !== null) {
      sendJson(response, refusal, { error: { message: 'refused', code: refusal } });
      refusal = null;
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    response.socket?.setNoDelay(true);
    waiting.push(response);
    wake();
  });
  const send = (delta: object, reason: string | null) => {
    if (!open) throw new Error('The model was not asked');
    const choices = [{ index: 0, delta, finish_reason: reason }];
    const chunk = { id: 'c', object: 'chat.completion.chunk', created: 1, model: modelId, choices };
    open.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  return {
    url: server.baseURL,
    port: server.port,
    lastPrompt: () => server.requests.findLast(({ method }) => method === 'POST')?.body ?? '',
    async asked() {
      // A question of an earlier test, or one that was given up and asked again, has nobody who reads the answer.
      for (open = null; open === null || open.destroyed; open = waiting.shift() ?? null) {
        if (waiting.length > 0) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      send({ role: 'assistant', content: '' }, null);
    },
    say: (text) => send({ content: text }, null),
    finish(reason = 'stop') {
      send({}, reason);
      open?.end('data: [DONE]\n\n');
    },
    breakOff: () => open?.destroy(),
    refuseNext(status) {
      refusal = status;
    },
    left: () => server.left,
    close: server.close,
  };
}
