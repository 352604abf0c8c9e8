/** The only place that loads node-llama-cpp: an optional dependency that a platform may not have. */
import type { Llama } from 'node-llama-cpp';
import { GatewayError } from '../gateway-error.ts';

export type LlamaModule = typeof import('node-llama-cpp');

export interface LoadedLlama {
  readonly library: LlamaModule;
  readonly llama: Llama;
}

/**
 * Loads the library and its prebuilt binary; never compiles and never downloads one.
 * @param threads upper bound for all evaluations together.
 * @param importLibrary replaced in tests only.
 * @throws GatewayError `llama_missing` when the package or a binary for this platform is absent.
 */
export async function loadLlama(
  threads: number,
  importLibrary: () => Promise<LlamaModule> = () => import('node-llama-cpp'),
): Promise<LoadedLlama> {
  let library: LlamaModule;
  try {
    library = await importLibrary();
  } catch (cause) {
    throw missing('The optional dependency node-llama-cpp is not installed', cause);
  }
  try {
    const llama = await library.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      logLevel: library.LlamaLogLevel.error,
      maxThreads: threads,
    });
    return { library, llama };
  } catch (cause) {
    throw missing('node-llama-cpp has no binary that runs on this platform', cause);
  }
}

function missing(message: string, cause: unknown): GatewayError {
  return new GatewayError(503, 'llama_missing', message, { cause, shouldRetry: false });
}
