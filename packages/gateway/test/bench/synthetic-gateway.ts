/** Our gateway, all but its model, in a process of its own: what HTTP, the queue and the stream cost. */
import { createServer } from 'node:http';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { Gateway } from '../../src/http/gateway.ts';
import type { ChatOptions, LanguageModel, PreparedPrompt } from '../../src/llama/port.ts';
import { fakeModel } from '../../src/testing/fake-model.ts';
import { paceOf, token } from './plan.ts';
import { announce } from './process.ts';

/** More than the streams of any round. */
const sequences = 1_000;

function prepared({ messages, maxTokens = 1 }: ChatOptions): PreparedPrompt {
  const paceMs = paceOf(String(messages.at(-1)?.content));
  return {
    promptTokens: 7,
    async generate(signal, onChunk) {
      for (let sent = 0; sent < maxTokens && !signal.aborted; sent += 1) {
        if (paceMs > 0 && sent > 0) await pause(paceMs);
        onChunk({ channel: 'text', text: token });
        // A model leaves the event loop between tokens.
        if (paceMs === 0 && sent % 16 === 15) await turn();
      }
      return { finishReason: signal.aborted ? null : 'stop', completionTokens: maxTokens, cachedTokens: 0 };
    },
  };
}

const fake = fakeModel({ sequences });
const model: LanguageModel = {
  ...fake,
  info: { ...fake.info, id: 'bench' },
  prepareChat: async (options) => prepared(options),
};
const key = 'bench-gateway';
const gateway = new Gateway({ token: key });
gateway.serve(model);
const server = createServer((request, response) => void gateway.handle(request, response));
announce(server, key);
