/** What a request wants, as far as a decision needs it: read from its path and its body, which stays as it is. */
import { isRecord, parseJson, textOrNull } from '../errors/json.ts';
import type { EndpointPurpose } from '../transport/address.ts';
import type { Operation } from '../types/gate.ts';

export interface Asked {
  readonly operation: Operation;
  /** Every one that the server may take for it; null where none is named, or it could not be read. At least one. */
  readonly models: readonly [string | null, ...(string | null)[]];
}

const byPath: readonly (readonly [RegExp, Operation])[] = [
  [/\/(?:embeddings|embed)$/, 'embeddings'],
  [/\/rerank$/, 'rerank'],
  [/\/audio\/(?:transcriptions|translations)$/, 'transcription'],
];

export const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** A question that is sent nothing is about the endpoint; everything else is taken for one to a model. */
export async function readAsked(request: Request, purpose: EndpointPurpose): Promise<Asked> {
  if (isRead(request)) return { operation: purpose === 'download' ? 'download' : 'models', models: [null] };
  const { pathname } = new URL(request.url);
  const operation = byPath.find(([path]) => path.test(pathname))?.[1] ?? 'chat';
  return { operation, models: await modelsOf(request) };
}

async function modelsOf(request: Request): Promise<Asked['models']> {
  const type = request.headers.get('content-type') ?? '';
  const copy = request.clone();
  try {
    const named = type.startsWith('multipart/form-data')
      ? (await copy.formData()).getAll('model')
      : namedIn(parseJson(await copy.text()));
    const [first, ...others] = named.map(textOrNull);
    return [first ?? null, ...others];
  } catch {
    return [null];
  }
}

/** Servers in Go, Ollama among them, read a key without regard to case, and of several the last one. */
const namedIn = (body: unknown): readonly unknown[] =>
  Object.entries(isRecord(body) ? body : {}).flatMap(([key, value]) => (key.toLowerCase() === 'model' ? [value] : []));
