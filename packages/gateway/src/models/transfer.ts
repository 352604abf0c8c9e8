/** One question for the rest of a file, and what the head of the answer says of it (RFC 9110, §13.1.5 and §14). */
import { InferenceError } from '@repo/inference';
import type { Fetch } from './fetch-port.ts';
import { ModelError } from './model-error.ts';
import type { Sidecar } from './sidecar.ts';

export interface Transfer {
  /** Where the body begins in the file: 0 where the server sends all of it, whatever was asked. */
  readonly from: number;
  readonly size: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Empty where nothing is left to be sent. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface Question {
  readonly url: string;
  /** What is here of the file; null asks for all of it. */
  readonly part: Pick<Sidecar, 'etag' | 'lastModified' | 'size' | 'done'> | null;
  readonly signal: AbortSignal;
}

/**
 * @returns `stale` where what is here belongs to another version of the file, or does not fit it: then all of it is asked for
 * @throws ModelError `redirect`, `policy_refused`, `source_refused`, `source_unreachable`, `no_length`, `bad_answer`; the signal's reason
 */
export async function openTransfer(fetch: Fetch, { url, part, signal }: Question): Promise<Transfer | 'stale'> {
  const { host } = new URL(url);
  const response = await ask(fetch, url, part, signal);
  const etag = strong(response.headers.get('etag'));
  const lastModified = response.headers.get('last-modified');
  const drop = async <T>(result: T): Promise<T> => {
    await response.body?.cancel();
    return result;
  };
  const badAnswer = (detail: string) => drop(new ModelError('bad_answer', { host, detail }));
  const coding = response.headers.get('content-encoding') ?? 'identity';
  if (coding !== 'identity') throw await badAnswer(`content-encoding ${coding}`);
  const known = { etag, lastModified, body: response.body ?? nothing() };
  switch (response.status) {
    case 200: {
      const size = wholeNumber(response.headers.get('content-length'));
      if (size === null) throw await drop(new ModelError('no_length', { host }));
      return { ...known, from: 0, size };
    }
    case 206: {
      const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
      const [, from, size] = range ?? [];
      if (from === undefined || size === undefined || part === null) throw await badAnswer('status 206 with another range');
      if (Number(from) !== part.done) throw await badAnswer('status 206 with another range');
      const changed = part.etag !== null && etag !== null && etag !== part.etag;
      if (changed || Number(size) !== part.size) return drop('stale');
      return { ...known, from: part.done, size: Number(size) };
    }
    case 416: {
      const [, size] = /^bytes \*\/(\d+)$/.exec(response.headers.get('content-range') ?? '') ?? [];
      if (part === null) throw await badAnswer('status 416 where all was asked for');
      return drop(
        size !== undefined && Number(size) === part.done
          ? { ...known, from: part.done, size: part.done, body: nothing() }
          : 'stale',
      );
    }
    default:
      throw await drop(refusal(response, url));
  }
}

async function ask(fetch: Fetch, url: string, part: Question['part'], signal: AbortSignal): Promise<Response> {
  // A compressed answer has other bytes than the file, and ranges of its own.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (part) {
    headers.range = `bytes=${part.done}-`;
    const validator = part.etag ?? part.lastModified;
    if (validator !== null) headers['if-range'] = validator;
  }
  try {
    return await fetch(url, { headers, redirect: 'manual', signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof InferenceError)
      throw new ModelError('policy_refused', { host: new URL(url).host, reason: error.message }, error);
    throw new ModelError('source_unreachable', { host: new URL(url).host }, error);
  }
}

function refusal({ status, headers }: Response, url: string): ModelError {
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location !== null) {
    return new ModelError('redirect', { location: URL.canParse(location, url) ? new URL(location, url).href : location });
  }
  return new ModelError('source_refused', { host: new URL(url).host, status });
}

/** A weak one does not vouch for single bytes. */
const strong = (etag: string | null): string | null => (etag?.startsWith('"') ? etag : null);

const wholeNumber = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);

async function* nothing(): AsyncGenerator<Uint8Array> {}
