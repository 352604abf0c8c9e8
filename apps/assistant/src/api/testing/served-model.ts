/** Models for tests: the port of one that a server serves, and a server that replies word by word as a test says. */
import type { ServerResponse } from 'node:http';
import { createInference, type Dialect, type Inference, type Timeouts } from '@repo/inference';
import { type ScriptedServer, sendJson, startScriptedServer } from '@repo/inference/testing';
import { undeclared } from '@repo/server/testing';
import type { InferencePort, ServedModel } from '@repo/server/trpc';
import { afterEach } from 'vitest';
import { z } from 'zod';

export interface ModelSettings {
  readonly id?: string;
  readonly dialect?: Dialect | null;
  readonly contextLength?: number | null;
  readonly timeouts?: Partial<Timeouts>;
  readonly apiKey?: string;
}

export interface ServedByTest {
  readonly port: InferencePort;
  readonly model: ServedModel;
  readonly client: Inference;
}

/** The port of a model that is ready at an address of this machine. */
export function servedAt(baseURL: string, settings: ModelSettings = {}): ServedByTest {
  const { id = 'scripted', dialect = null, contextLength = 4096, timeouts = {}, apiKey } = settings;
  const endpoint = { id: 'test', baseURL, ...(dialect && { dialect }), ...(apiKey && { apiKey }) };
  const client = createInference({ endpoints: [endpoint], timeouts, random: () => 0 });
  const model: ServedModel = {
    id,
    origin: 'found',
    dialect,
    host: new URL(baseURL).host,
    onThisMachine: true,
    contextLength,
    standing: undeclared,
  };
  return { port: { current: async () => ({ state: 'ready', model, client }) }, model, client };
}

const chatBody = z.object({
  model: z.string(),
  temperature: z.number(),
  max_tokens: z.number(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

/** One call that the server got, and its reply as far as the test has said it. */
export interface PacedReply {
  readonly asked: z.output<typeof chatBody>;
  say(...deltas: readonly string[]): void;
  /** @param usage tokens read and written, as the server reports them; it reports none unless given */
  finish(reason?: string, usage?: readonly [number, number]): void;
  /** Breaks the connection in the middle. */
  breakOff(): void;
  refuse(status: number, error: object): void;
}

export interface PacedModel extends ServedByTest {
  readonly server: ScriptedServer;
  /** The next call that no test has taken yet. */
  nextCall(): Promise<PacedReply>;
  close(): Promise<void>;
}

async function startPacedModel(settings: ModelSettings = {}): Promise<PacedModel> {
  const calls: PacedReply[] = [];
  let wake = (): void => {};
  const server = await startScriptedServer((response, { body }) => {
    calls.push(pacedReply(response, chatBody.parse(JSON.parse(body))));
    wake();
  });
  const served = servedAt(server.baseURL, settings);
  return {
    ...served,
    server,
    async nextCall() {
      for (;;) {
        const call = calls.shift();
        if (call) return call;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    async close() {
      await served.client.close();
      await server.close();
    },
  };
}

/** Starts models for the tests of a file, and closes them after each test. */
export function usePacedModels(): (settings?: ModelSettings) => Promise<PacedModel> {
  const opened: PacedModel[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((model) => model.close()));
  });
  return async (settings = {}) => {
    const model = await startPacedModel(settings);
    opened.push(model);
    return model;
  };
}

function pacedReply(response: ServerResponse, asked: PacedReply['asked']): PacedReply {
  const write = (delta: object, reason: string | null): void => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    const choices = [{ index: 0, delta, finish_reason: reason }];
    response.write(`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', model: asked.model, choices })}\n\n`);
  };
  return {
    asked,
    say: (...deltas) => {
      for (const content of deltas) write({ content }, null);
    },
    finish: (reason = 'stop', usage) => {
      write({}, reason);
      if (usage) {
        const [prompt_tokens, completion_tokens] = usage;
        const last = { id: 'c', object: 'chat.completion.chunk', model: asked.model, choices: [] };
        response.write(`data: ${JSON.stringify({ ...last, usage: { prompt_tokens, completion_tokens } })}\n\n`);
      }
      response.end('data: [DONE]\n\n');
    },
    breakOff: () => response.destroy(),
    refuse: (status, error) => sendJson(response, status, { error }),
  };
}
