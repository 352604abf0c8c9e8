/** The answer to what Node cannot read as HTTP: by itself it sends a bare status. */
import type { Duplex } from 'node:stream';
import { GatewayError } from '../gateway-error.ts';

const reasons = new Map([
  ['HPE_HEADER_OVERFLOW', [431, 'Request Header Fields Too Large', 'The headers are too large'] as const],
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'Request Timeout', 'The request did not come in time'] as const],
]);

const malformed = [400, 'Bad Request', 'This is not HTTP/1.1'] as const;

/** Answers in OpenAI's shape and closes; a listener of `clientError`. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, phrase, message] = reasons.get(error.code ?? '') ?? malformed;
  const body = JSON.stringify(new GatewayError(status, 'invalid_request_error', message).toBody());
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
