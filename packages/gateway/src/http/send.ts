import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { GatewayError } from '../gateway-error.ts';

/** Sends one JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: OutgoingHttpHeaders = {}): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(bytes);
}

/** Sends text of another type. */
export function sendText(response: ServerResponse, type: string, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length, 'Cache-Control': 'no-store' });
  response.end(bytes);
}

/** Sends an error that came before the headers; clients of Ollama's paths read its message as a string. */
export function sendError(response: ServerResponse, error: GatewayError, path: string): void {
  const headers: OutgoingHttpHeaders = {};
  if (error.retryAfter !== undefined) headers['Retry-After'] = error.retryAfter;
  if (error.shouldRetry !== undefined) headers['x-should-retry'] = String(error.shouldRetry);
  if (error.status === 401) headers['WWW-Authenticate'] = 'Bearer';
  // What is left of an unread body would be taken for the next request.
  if (!response.req.complete) headers.Connection = 'close';
  sendJson(response, error.status, isOllamaPath(path) ? { error: error.message } : error.toBody(), headers);
}

export function isOllamaPath(path: string): boolean {
  return path.startsWith('/api/');
}

/** The error as it goes over the wire; what is no `GatewayError` shows nothing of its inside. */
export function gatewayErrorOf(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  return new GatewayError(500, 'server_error', 'The gateway failed', { cause });
}
