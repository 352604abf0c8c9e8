/** A model file in llama.cpp, through node-llama-cpp. */
import { basename } from 'node:path';
import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import { GatewayError } from '../gateway-error.ts';
import { createEmbedder } from './embedder.ts';
import { callingWrapper } from './function-calls.ts';
import type { LlamaModule, LoadedLlama } from './load-llama.ts';
import type { LanguageModel, ModelInfo } from './port.ts';
import { createPreparer } from './prepare.ts';
import { createRanker } from './ranker.ts';

export interface OpenModelOptions {
  /** A GGUF file. */
  readonly path: string;
  /** Tokens of one request, prompt and answer together; default the trained length, at most 8192. */
  readonly contextSize?: number | undefined;
  /** Chats at the same time. Default 2. */
  readonly sequences?: number | undefined;
  readonly threads: number;
}

const largestDefaultContext = 8192;

/**
 * Loads the file and its contexts; `dispose()` frees them, not the library.
 * @throws GatewayError `model_too_large` when there is not enough memory for it, `model_unreadable` when llama.cpp cannot load it.
 */
export async function openModel({ library, llama }: LoadedLlama, options: OpenModelOptions): Promise<LanguageModel> {
  const sequences = options.sequences ?? 2;
  const { model, context } = await load({ library, llama }, options, sequences);
  const speakers = Array.from({ length: sequences }, () => {
    const contextSequence = context.getSequence();
    const chat = new library.LlamaChat({ contextSequence });
    return {
      chat,
      caller: new library.LlamaChat({ contextSequence, chatWrapper: callingWrapper(chat.chatWrapper) }),
      completion: new library.LlamaCompletion({ contextSequence }),
    };
  });
  const prepare = createPreparer({ llama, model, contextSize: context.contextSize, speakers });
  const embedder = createEmbedder(model, context.contextSize, options.threads);
  const ranker = createRanker(model, context.contextSize, options.threads);
  return {
    info: infoOf(model, context, options.path, sequences),
    prepareChat: prepare.chat,
    prepareCompletion: prepare.completion,
    embed: (inputs, signal) => embedder.embed(inputs, signal),
    rank: (query, documents, signal) => ranker.rank(query, documents, signal),
    tokenize: (text) => model.tokenize(text, false),
    async dispose() {
      await ranker.dispose();
      await embedder.dispose();
      await context.dispose();
      await model.dispose();
    },
  };
}

async function load({ library, llama }: LoadedLlama, { path, contextSize, threads }: OpenModelOptions, sequences: number) {
  try {
    const model = await llama.loadModel({ modelPath: path });
    const size = contextSize ?? Math.min(model.trainContextSize, largestDefaultContext);
    return { model, context: await model.createContext({ contextSize: size, sequences, threads }) };
  } catch (cause) {
    throw loadFailure(library, path, cause);
  }
}

/** node-llama-cpp estimates what a model and its context take before it takes it. */
export function loadFailure(library: Pick<LlamaModule, 'InsufficientMemoryError'>, path: string, cause: unknown): GatewayError {
  return cause instanceof library.InsufficientMemoryError
    ? new GatewayError(503, 'model_too_large', `There is not enough memory for ${path}`, { cause, shouldRetry: false })
    : new GatewayError(503, 'model_unreadable', `llama.cpp cannot load ${path}`, { cause, shouldRetry: false });
}

function infoOf(model: LlamaModel, context: LlamaContext, path: string, sequences: number): ModelInfo {
  return {
    id: basename(path).replace(/\.gguf$/i, ''),
    architecture: model.fileInfo.metadata.general.architecture,
    kind: model.fileInsights.supportsRanking ? 'ranking' : 'chat',
    contextSize: context.contextSize,
    trainedContextSize: model.trainContextSize,
    embeddingLength: model.embeddingVectorSize,
    parameterBytes: model.size,
    license: model.fileInfo.metadata.general.license ?? null,
    sequences,
  };
}
