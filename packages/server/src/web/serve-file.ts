import type { Context } from 'hono';
import type { HostEnv } from '../http/host-env.ts';
import type { StaticFile } from './static-file.ts';

/** Answers with a file: compressed as the caller takes it, 304 when the caller has it. */
export async function serveFile(c: Context<HostEnv>, file: StaticFile): Promise<Response> {
  const encoding = file.encodingFor(c.req.header('accept-encoding'));
  const etag = await file.etag(encoding);
  c.header('ETag', etag);
  c.header('Vary', 'Accept-Encoding');
  c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate');
  const had = c.req
    .header('if-none-match')
    ?.split(',')
    .map((part) => part.trim().replace(/^W\//, ''));
  if (had?.includes(etag)) return c.body(null, 304);
  const bytes = await file.bytes(encoding);
  c.header('Content-Type', file.type);
  c.header('Content-Length', String(bytes.length));
  if (encoding !== 'identity') c.header('Content-Encoding', encoding);
  return c.body(bytes);
}
