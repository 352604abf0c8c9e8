/** The library's answers as this product gives them. */
import { authErrorData } from './error-data.ts';

function retryAfterOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function errorResponse(status: number, body: unknown, headers: Headers): Response {
  const retryAfter = retryAfterOf(headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(authErrorData(status, body, retryAfter)), { status, headers });
}

/** An error gets the wire form of the product and the standard `Retry-After`; anything else is passed on. */
export async function answerOf(response: Response): Promise<Response> {
  if (response.status < 400) return response;
  return errorResponse(response.status, await bodyOf(response), new Headers(response.headers));
}

export function notFound(): Response {
  return errorResponse(404, undefined, new Headers());
}
