/** A language model whose answers a test decides, for what llama.cpp cannot be made to do on demand. */
import type { AnswerChunk, Generation, LanguageModel, ModelInfo, PreparedPrompt } from '../llama/port.ts';

export interface FakeModelOptions {
  readonly sequences?: number;
  readonly kind?: ModelInfo['kind'];
  /** Produces the answer; by default the one word `ہاں`. */
  readonly generate?: (signal: AbortSignal, onChunk: (chunk: AnswerChunk) => void) => Promise<void>;
}

/** Every prompt has 7 tokens, every answer 3. */
export function fakeModel(options: FakeModelOptions = {}): LanguageModel {
  const generate: NonNullable<FakeModelOptions['generate']> =
    options.generate ?? (async (_signal, onChunk) => onChunk({ channel: 'text', text: 'ہاں' }));
  const prepared: PreparedPrompt = {
    promptTokens: 7,
    async generate(signal, onChunk): Promise<Generation> {
      await generate(signal, onChunk);
      return { finishReason: signal.aborted ? null : 'stop', completionTokens: 3, cachedTokens: 2 };
    },
  };
  return {
    info: {
      id: 'fake',
      architecture: 'llama',
      kind: options.kind ?? 'chat',
      contextSize: 64,
      trainedContextSize: 128,
      embeddingLength: 2,
      parameterBytes: 8,
      license: null,
      sequences: options.sequences ?? 1,
    },
    prepareChat: async () => prepared,
    prepareCompletion: async () => prepared,
    embed: async (inputs) => ({ vectors: inputs.map(() => [0.6, -0.8]), promptTokens: inputs.length }),
    rank: async (query, documents) => ({
      scores: documents.map((document) => (document.includes(query) ? 0.9 : 0.1)),
      promptTokens: documents.length,
    }),
    tokenize: (text) => [...text].map((letter) => letter.codePointAt(0) ?? 0),
    dispose: async () => {},
  };
}
