import { InferenceError } from '../errors/index.ts';
import { countOrUndefined, isRecord, parseJson } from '../errors/json.ts';
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
  const vector = typeof value === 'string' ? decodeBase64(value) : decodeArray(value);
  // Also of base64, and of numbers that 32 bits do not hold: one such number makes every comparison false.
  if (!vector.every(Number.isFinite)) throw broken('An embedding has a number that is none');
  return vector;
}

function decodeArray(value: unknown): Float32Array {
  if (!Array.isArray(value) || value.length === 0 || !value.every(Number.isFinite))
    throw broken('An embedding is not a vector');
  return Float32Array.from(value);
}

function decodeBase64(text: string): Float32Array {
  // Of what is no base64 Node would read the part that is.
  const bytes = Buffer.from(/^[A-Za-z0-9+/]+={0,2}$/.test(text) ? text : '', 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) throw broken('An embedding is not float32 in base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
}

function embeddingUsage(usage: unknown): Usage | null {
  const input = isRecord(usage) ? countOrUndefined(usage.prompt_tokens) : undefined;
  return input === undefined ? null : { input, output: 0, source: 'reported' };
}

const broken = (message: string): InferenceError => new InferenceError('protocol_error', { message });
