import { type AuthService, refusedInPlace } from '@repo/auth';
import { publicId } from '@repo/db';
import { AppError } from '@repo/facts';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { errorResponse } from '../http/error-response.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checkShownOrganization, organizationHeader } from '../http/shown-organization.ts';
import type { RequestContext } from '../trpc/context.ts';
import { countMutation } from '../trpc/count-mutation.ts';
import { checkLogoRole } from './file-rights.ts';
import type { FileKind, Files } from './files.ts';
import { maxFileBytes, tooLarge } from './receive-file.ts';

export interface FileRoutesOptions {
  readonly files: Files;
  readonly auth: Pick<AuthService, 'readSession'>;
  readonly now: () => Date;
  /** A file that is added counts as a change of who adds it. */
  readonly mutations: RequestContext['mutations'];
}

/**
 * `POST /api/files` takes the bytes of one file, its name percent-encoded in `X-File-Name`; with `?kind=logo` it becomes the
 * organization's picture, which an operator in somebody's place may not change. `GET /api/files/<id>` answers to a signed address alone.
 */
export function fileRoutes({ files, auth, now, mutations }: FileRoutesOptions): Hono<HostEnv> {
  return new Hono<HostEnv>()
    .post('/', async (c) => {
      const session = await auth.readSession(c.req.raw.headers);
      if (!session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
      checkShownOrganization(c.req.header(organizationHeader) ?? null, session);
      if (!session.organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
      const { id: orgId, role } = session.organization;
      const kind = kindOf(c.req.query('kind'));
      if (kind === 'logo') checkLogoRole(role);
      const { userId, impersonatedBy } = session;
      if (kind === 'logo' && impersonatedBy !== null) throw refusedInPlace();
      const name = nameOf(c.req.header('x-file-name'));
      if (Number(c.req.header('content-length') ?? 0) > maxFileBytes) throw tooLarge();
      await countMutation(mutations, { session, clientIp: c.var.clientIp });
      const by = {
        actor: { kind: 'person', id: userId },
        ...(impersonatedBy === null ? {} : { impersonatorId: impersonatedBy }),
        requestId: c.var.requestId,
        at: now(),
      } as const;
      const row = await files.put(orgId, chunksOf(c.req.raw.body), { name, kind, createdById: userId, by });
      const view = { id: publicId('file', row.id), name: row.name, type: row.type, bytes: Number(row.bytes) };
      return c.json(view, 201, { 'Cache-Control': 'no-store' });
    })
    .get('/:file', (c) => download(c))
    .all('*', (c) => errorResponse(c, notFound()));

  async function download(c: Context<HostEnv, '/:file'>): Promise<Response> {
    const { organization, expires, signature } = c.req.query();
    const linked = files.readLink({ file: c.req.param('file'), organization, expires, signature }, now());
    const found = await files.open(linked);
    if (!found) throw notFound();
    const { row, content } = found;
    const left = Math.max(0, Math.floor(linked.expires - now().getTime() / 1000));
    return new Response(content, {
      headers: {
        'Content-Type': row.type === 'text/plain' ? 'text/plain; charset=utf-8' : row.type,
        'Content-Length': String(row.bytes),
        'Content-Disposition': `attachment; filename="file"; filename*=UTF-8''${encodeName(row.name)}`,
        'Cache-Control': `private, max-age=${left}, immutable`,
      },
    });
  }
}

/**
 * A file is nobody's page: opened in a tab it is sandboxed and loads nothing. Stands before the security headers of pages, to have
 * the last word.
 */
export const fileHeaders = () =>
  createMiddleware<HostEnv>(async (c, next) => {
    await next();
    c.res.headers.set('Content-Security-Policy', "sandbox; default-src 'none'; frame-ancestors 'none'");
  });

const notFound = () => new AppError('NOT_FOUND', { kind: 'not-found' });

function kindOf(kind: string | undefined): FileKind {
  if (kind === undefined || kind === 'file') return 'file';
  if (kind === 'logo') return 'logo';
  throw new AppError('INVALID_INPUT', { field: 'kind' });
}

/** @throws AppError `INVALID_INPUT` of the field `name` */
function nameOf(header: string | undefined): string {
  try {
    if (header !== undefined && header.length <= 4096) return decodeURIComponent(header);
  } catch {
    // Not percent-encoded UTF-8: answered below.
  }
  throw new AppError('INVALID_INPUT', { field: 'name' });
}

async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body) yield* body;
}

/** As RFC 8187 has it: `encodeURIComponent` leaves four characters that a parameter's value may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
