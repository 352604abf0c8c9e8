import type { IncomingMessage } from 'node:http';
import { GatewayError, invalidRequest, readerGone } from '../gateway-error.ts';
import { isTooDeep } from './nesting.ts';

/**
 * The body as JSON.
 * @throws GatewayError 415 for another content type or a compressed body, 413 for more than `limit` bytes, 400 for what is not JSON
 * in UTF-8 or is nested too deep.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new GatewayError(415, 'invalid_request_error', 'The content type must be application/json');
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new GatewayError(415, 'invalid_request_error', 'The body must not be compressed');
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const value = parsed(await readBytes(request, limit));
  if (isTooDeep(value)) throw invalidRequest('The body is nested too deep');
  return value;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest('The body is not JSON in UTF-8');
  }
}

/** Not by iterating: leaving such a loop early destroys the connection that the answer needs. */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(tooLarge(limit));
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(readerGone()));
    request.once('close', () => reject(readerGone()));
  });
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError(413, 'invalid_request_error', `The body is larger than ${limit} bytes`);
}
