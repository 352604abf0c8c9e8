import type { LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import { contextExceeded } from '../gateway-error.ts';
import type { Embeddings } from './port.ts';
import { refuseHopeless } from './refuse-hopeless.ts';
import { unitVector } from './unit-vector.ts';

export interface Embedder {
  embed(inputs: readonly string[], signal: AbortSignal): Promise<Embeddings>;
  dispose(): Promise<void>;
}

/** Embeds texts in a context of its own, which takes its memory with the first call. */
export function createEmbedder(model: LlamaModel, contextSize: number, threads: number): Embedder {
  let opened: Promise<LlamaEmbeddingContext> | undefined;
  return {
    async embed(inputs, signal) {
      for (const input of inputs) await refuseHopeless([input], contextSize, (text) => model.tokenize(text, false));
      opened ??= model.createEmbeddingContext({ contextSize, threads });
      const context = await opened;
      const lengths = inputs.map((input) => context.calculateInputLength(input));
      const longest = Math.max(...lengths);
      if (longest >= contextSize) throw contextExceeded(longest, contextSize);
      const vectors: number[][] = [];
      for (const input of inputs) {
        signal.throwIfAborted();
        vectors.push(unitVector((await context.getEmbeddingFor(input)).vector));
      }
      return { vectors, promptTokens: lengths.reduce((sum, length) => sum + length, 0) };
    },
    async dispose() {
      await (await opened)?.dispose();
    },
  };
}
