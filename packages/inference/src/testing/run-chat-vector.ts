import { type Chunking, cut } from './chunkings.ts';
import { type ChatOutcome, compareChat } from './compare.ts';
import { type ScriptedServer, startScriptedServer, writeEvents } from './scripted-server.ts';
import type { ChatVector } from './vectors.ts';

/** Serves a vector as the reply to every request. */
export function serveChatVector({ chunks, end }: ChatVector, chunking: Chunking): Promise<ScriptedServer> {
  return startScriptedServer(async (response) => {
    await writeEvents(response, cut(chunks, chunking));
    if (end === 'reset') response.destroy();
    else response.end();
  });
}

/**
 * Runs one vector over HTTP against any client: `call` makes one request with the vector's options to the base URL, without
 * repeating it.
 * @returns where the outcome differs from what is asked for, in words; empty when it agrees.
 */
export async function runChatVector(
  vector: ChatVector,
  chunking: Chunking,
  call: (baseURL: string, vector: ChatVector) => Promise<ChatOutcome>,
): Promise<string[]> {
  const server = await serveChatVector(vector, chunking);
  try {
    return compareChat(vector, await call(server.baseURL, vector));
  } finally {
    await server.close();
  }
}
