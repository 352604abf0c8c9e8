import { loadLlama } from '../llama/load-llama.ts';

/** Why llama.cpp cannot be loaded here; null when it can. Not every platform has its binary. */
export async function llamaAbsent(): Promise<string | null> {
  try {
    const { llama } = await loadLlama(1);
    await llama.dispose();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
