/** The process is killed in the middle of three answers: no client may take what it has for the whole of it. */
import { setImmediate } from 'node:timers/promises';
import { createInference } from '@repo/inference';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { scriptedAnswer } from '../../src/testing/scripted-gguf.ts';
import type { TestGateway } from '../../src/testing/start-test-gateway.ts';
import { endlessQuestion, question } from './court.ts';

const model = 'scripted';
const ask = (content: string) => ({ model, messages: [{ role: 'user' as const, content }] });

/** The last judge: the gateway has another token after it. */
export function judgeCrash(gateway: () => TestGateway): void {
  test('kill -9 in the middle of an answer: every client says so, and the next start answers', async () => {
    const { url, token, pid } = gateway().connection;
    const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: token, maxRetries: 0 });
    const ollama = new Ollama({ host: url, headers: { authorization: `Bearer ${token}` } });
    const ours = createInference({ endpoints: [{ id: 'gateway', baseURL: `${url}/v1`, apiKey: token }] });
    const streams = await Promise.all([
      openai.chat.completions.create({ ...ask(endlessQuestion), stream: true }),
      ollama.chat({ ...ask(endlessQuestion), stream: true }),
      ours.stream(ask(endlessQuestion)),
    ]);
    let begun = 0;
    const readings = streams.map(async (stream) => {
      let pieces = 0;
      for await (const _ of stream) {
        pieces += 1;
        // The first piece of some has no text.
        if (pieces === 3) begun += 1;
        if (pieces === 3 && begun === streams.length) process.kill(pid, 'SIGKILL');
      }
    });
    const [openaiEnd, ollamaEnd, oursEnd] = await Promise.allSettled(readings);
    expect([openaiEnd?.status, ollamaEnd?.status]).toEqual(['rejected', 'rejected']);
    const partial = { complete: false, text: expect.stringContaining('چاول') };
    expect(oursEnd).toMatchObject({ reason: { code: 'stream_incomplete', retryable: false, partial } });
    await ours.close();

    let next = gateway().connection;
    while (next.pid === pid) {
      next = await gateway().gateway.connection();
      await setImmediate();
    }
    const again = new OpenAI({ baseURL: `${next.url}/v1`, apiKey: next.token, maxRetries: 0 });
    const { choices } = await again.chat.completions.create(ask(question));
    expect([next.url, choices[0]?.message.content]).toEqual([url, scriptedAnswer]);
  });
}
