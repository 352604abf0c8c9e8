/** What a socket or its HTTP parser failed with, in our words. */
import { InferenceError } from '../errors/index.ts';
import { isRecord } from '../errors/json.ts';

interface Known {
  readonly name: string;
  readonly code: string;
  /** Left out where it holds bytes of the answer. */
  readonly cause: unknown;
}

function know(error: unknown): Known {
  const { name, code } = isRecord(error) ? error : {};
  const known = { name: typeof name === 'string' ? name : '', code: typeof code === 'string' ? code : '' };
  return { ...known, cause: known.name === 'HTTPParserError' ? undefined : error };
}

const closed = (cause: unknown): InferenceError => new InferenceError('aborted', { message: 'The client is closed', cause });

/** Of undici: two lengths that disagree, a head without end. */
const broken: ReadonlySet<string> = new Set(['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_HEADERS_OVERFLOW']);

/** What has come is no answer to a request: to ask again brings the same. */
const isNoAnswer = ({ name, code, cause }: Known): boolean =>
  name === 'HTTPParserError' ||
  broken.has(code) ||
  // A change of protocol that nobody asked for.
  (code === 'UND_ERR_SOCKET' && isRecord(cause) && cause.message === 'bad upgrade');

/** An error before the headers of an answer. */
export function beforeAnswer(error: unknown): InferenceError {
  if (error instanceof InferenceError) return error;
  const known = know(error);
  const { code, cause } = known;
  if (code === 'UND_ERR_DESTROYED') return closed(cause);
  // Nothing was sent, and no server is to blame: a header of the caller's is none.
  if (code === 'UND_ERR_INVALID_ARG') {
    return new InferenceError('config_invalid', { message: 'The request cannot be written as HTTP', cause });
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new InferenceError('timeout', { phase: 'connect', cause });
  if (isNoAnswer(known)) return new InferenceError('protocol_error', { message: 'The answer is not HTTP' });
  return new InferenceError('connect_failed', {
    message: code === '' ? 'Connection failed' : `Connection failed: ${code}`,
    cause,
  });
}

/** An error within the body of an answer: it ended too early, unless it was us. */
export function withinBody(error: unknown): InferenceError {
  if (error instanceof InferenceError) return error;
  const { code, cause } = know(error);
  return code === 'UND_ERR_DESTROYED'
    ? closed(cause)
    : new InferenceError('stream_incomplete', { message: 'The connection broke', cause });
}
