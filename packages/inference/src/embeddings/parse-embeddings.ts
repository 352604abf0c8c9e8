import { InferenceError } from '../errors/index.ts';
import { isRecord, numberOrUndefined, parseJson } from '../errors/json.ts';
import type { Usage } from '../types/outcome.ts';

export interface Embeddings {
  /** One vector for each input, in the order of the inputs. */
  readonly vectors: readonly Float32Array[];
  readonly usage: Usage | null;
}

/**
 * Vectors of a reply to `count` inputs. Servers answer with arrays or with base64 of little-endian float32, whatever was asked
 * for, and in any order.
 * @throws InferenceError `protocol_error` unless there is exactly one vector for each input.
 */
export function parseEmbeddings(body: string, count: number): Embeddings {
  const json = parseJson(body);
  if (!isRecord(json) || !Array.isArray(json.data)) throw broken('The answer is not a list of embeddings');
  const byIndex = new Map(json.data.filter(isRecord).map(({ index, embedding }) => [index, readVector(embedding)]));
  if (json.data.length !== count || byIndex.size !== count) throw broken('The number of embeddings is not that of the inputs');
  const vectors = Array.from({ length: count }, (_, index) => {
    const vector = byIndex.get(index);
    if (vector === undefined) throw broken(`Embedding ${index} is missing`);
    return vector;
  });
  return { vectors, usage: embeddingUsage(json.usage) };
}

function readVector(value: unknown): Float32Array {
  if (typeof value === 'string') return decodeBase64(value);
  if (!Array.isArray(value) || value.length === 0 || !value.every(Number.isFinite))
    throw broken('An embedding is not a vector');
  return Float32Array.from(value);
}

function decodeBase64(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) throw broken('An embedding is not float32 in base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}

function embeddingUsage(usage: unknown): Usage | null {
  const input = isRecord(usage) ? numberOrUndefined(usage.prompt_tokens) : undefined;
  return input === undefined ? null : { input, output: 0, source: 'reported' };
}

const broken = (message: string): InferenceError => new InferenceError('protocol_error', { message });
