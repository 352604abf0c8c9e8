import { type Inference, InferenceError } from '@repo/inference';
import type { ServerFailure } from './port.ts';

/** What the failure of a question for models says of the server that was set. */
export function serverFailure({ code, status }: InferenceError): Exclude<ServerFailure, 'needs_v1' | 'no_model'> {
  if (code === 'unauthorized') return 'unauthorized';
  if (code === 'protocol_error' || code === 'response_too_large') return 'not_api';
  if (status === undefined) return 'unreachable';
  return status < 500 && status !== 408 && status !== 429 ? 'not_api' : 'server_error';
}

/** The address with its version; null where it has one. */
export function withVersion({ href, pathname }: URL): string | null {
  return /\/v1\/?$/.test(pathname) ? null : `${href.replace(/\/$/, '')}/v1`;
}

/** Whether a server lists models; it is asked once and the client is closed. */
export async function listsModels(client: Inference): Promise<boolean> {
  try {
    await client.models();
    return true;
  } catch (error) {
    if (error instanceof InferenceError) return false;
    throw error;
  } finally {
    await client.close();
  }
}
