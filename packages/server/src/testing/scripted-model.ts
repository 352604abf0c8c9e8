import { createInference } from '@repo/inference';
import { startScriptedServer, writeEvents } from '@repo/inference/testing';
import { undeclared } from '../inference/policy/standing.ts';
import type { InferencePort } from '../inference/port.ts';

export interface ScriptedModel {
  readonly inference: InferencePort;
  /** What it was asked, as JSON. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const chunk = (content: string, reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}\n\n`;

/**
 * A model on this machine that writes the same each time and reports no usage.
 * @param then whether it ends behind these deltas, or is silent until its reader leaves
 */
export async function startScriptedModel(deltas: readonly string[], then: 'ends' | 'waits' = 'ends'): Promise<ScriptedModel> {
  const server = await startScriptedServer(async (response) => {
    await writeEvents(
      response,
      deltas.map((delta) => chunk(delta)),
    );
    if (then === 'waits') return;
    await writeEvents(response, [chunk('', 'stop'), 'data: [DONE]\n\n']);
    response.end();
  });
  const client = createInference({ endpoints: [{ id: 'test', baseURL: server.baseURL }], timeouts: { connectMs: 10_000 } });
  const model = {
    id: 'scripted',
    origin: 'set',
    dialect: null,
    host: new URL(server.baseURL).host,
    onThisMachine: true,
    contextLength: null,
    standing: undeclared,
  } as const;
  return {
    inference: { current: async () => ({ state: 'ready', model, client }) },
    get asked() {
      return server.requests.map(({ body }) => body);
    },
    async close() {
      await client.close();
      await server.close();
    },
  };
}
