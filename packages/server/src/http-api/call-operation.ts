import type { Context } from 'hono';
import { protocolError } from '../errors/protocol-error.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checkJson } from '../http/json-guard.ts';
import { inputOfQuery, type Operation } from './operations.ts';

/**
 * The input of a call: the JSON body of a POST, or the parameters of a GET. Nothing stands for an empty object.
 * @throws AppError `METHOD_NOT_SUPPORTED`, `UNSUPPORTED_MEDIA_TYPE`, `INVALID_JSON` or `NESTED_TOO_DEEP`
 */
export async function inputOfRequest(c: Context<HostEnv>, { input, parameters }: Operation): Promise<unknown> {
  if (c.req.method === 'GET' && parameters) return inputOfQuery(new URL(c.req.url).searchParams, parameters);
  if (c.req.method !== 'POST') {
    c.header('Allow', parameters ? 'GET, POST' : 'POST');
    throw protocolError('METHOD_NOT_SUPPORTED');
  }
  const text = await c.req.text();
  if (text === '') return input ? {} : undefined;
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw protocolError('UNSUPPORTED_MEDIA_TYPE');
  checkJson(text);
  return JSON.parse(text);
}
