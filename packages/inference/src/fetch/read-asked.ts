/** What a request wants, as far as a decision needs it: read from its path and its body, which stays as it is. */
import { isRecord, parseJson, textOrNull } from '../errors/json.ts';
import type { EndpointPurpose } from '../transport/address.ts';
import type { Operation } from '../types/gate.ts';

export interface Asked {
  readonly operation: Operation;
  /** Null where none is named, or it could not be read. */
  readonly model: string | null;
}

const byPath: readonly (readonly [RegExp, Operation])[] = [
  [/\/(?:embeddings|embed)$/, 'embeddings'],
  [/\/rerank$/, 'rerank'],
  [/\/audio\/(?:transcriptions|translations)$/, 'transcription'],
];

export const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** A question that is sent nothing is about the endpoint; everything else is taken for one to a model. */
export async function readAsked(request: Request, purpose: EndpointPurpose): Promise<Asked> {
  if (isRead(request)) return { operation: purpose === 'download' ? 'download' : 'models', model: null };
  const { pathname } = new URL(request.url);
  const operation = byPath.find(([path]) => path.test(pathname))?.[1] ?? 'chat';
  return { operation, model: await modelOf(request) };
}

async function modelOf(request: Request): Promise<string | null> {
  const type = request.headers.get('content-type') ?? '';
  const copy = request.clone();
  try {
    if (type.startsWith('multipart/form-data')) {
      // Of two, the server may take the other one.
      const [model, second] = (await copy.formData()).getAll('model');
      return second === undefined ? textOrNull(model) : null;
    }
    const body = parseJson(await copy.text());
    return isRecord(body) ? textOrNull(body.model) : null;
  } catch {
    return null;
  }
}
