import { AppError } from '@repo/facts';
import type { AnyVertical } from '@repo/vertical';
import { type AnyRouter, callTRPCProcedure } from '@trpc/server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { appErrorOf } from '../errors/app-error-of.ts';
import { protocolError } from '../errors/protocol-error.ts';
import type { BucketSize } from '../http/address-buckets.ts';
import type { HostEnv } from '../http/host-env.ts';
import { isIdempotencyKey, keyHeader } from '../http/idempotency-key.ts';
import { logFailure } from '../http/log-failure.ts';
import type { RequestContext } from '../trpc/context.ts';
import { apiLocale } from './api-locale.ts';
import { inputOfRequest } from './call-operation.ts';
import { docsPage } from './docs-page.ts';
import { createKeyGate } from './key-gate.ts';
import { openApiOf } from './open-api.ts';
import { operationsOf } from './operations.ts';
import { programError } from './program-error.ts';
import { createSentences } from './sentences.ts';

export interface ApiOptions {
  readonly router: AnyRouter;
  readonly verticals: readonly Pick<AnyVertical, 'id' | 'name' | 'messages'>[];
  /** The product's name in the document. */
  readonly title: string;
  /** Where programs reach the product. */
  readonly publicUrl: URL;
  /** What every request is given, but for who asks and in which language. */
  readonly context: Omit<RequestContext, 'requestId' | 'clientIp' | 'http' | 'locale' | 'session' | 'apiKey' | 'log'>;
  readonly guessLimit?: BucketSize | undefined;
}

/**
 * `/api/v1`: the procedures of the product for programs, its OpenAPI document and a page to read. It stands before the Origin rule,
 * because a program has no origin, and never reads a cookie, so that a foreign page gains nothing by it.
 */
export function apiRoutes({ router, verticals, title, publicUrl, context, guessLimit }: ApiOptions): Hono<HostEnv> {
  const operations = operationsOf(router);
  const byAddress = new Map(operations.map((operation) => [`/${operation.path.replaceAll('.', '/')}`, operation]));
  const gate = createKeyGate(context.db, guessLimit);
  const sentences = createSentences(verticals);
  let document: string | undefined;
  const openApi = () => {
    document ??= JSON.stringify(openApiOf({ operations, title, publicUrl }));
    return document;
  };

  const call = async (c: Context<HostEnv>): Promise<Response> => {
    const apiKey = await gate(c.req.header('authorization'), c.var.clientIp);
    const operation = byAddress.get(c.req.path.slice('/api/v1'.length));
    if (!operation) throw new AppError('NOT_FOUND', { kind: 'not-found', messageKey: 'api.error.no-operation' });
    const { path, type } = operation;
    const input = await inputOfRequest(c, operation);
    const { requestId, clientIp, log } = c.var;
    const idempotencyKey = c.req.header(keyHeader) ?? null;
    if (idempotencyKey !== null && !isIdempotencyKey(idempotencyKey)) throw protocolError('IDEMPOTENCY_KEY_INVALID');
    const http = { idempotencyKey, organization: null };
    const asked = { requestId, clientIp, log, http, session: null, apiKey, locale: localeOf(c) };
    const ctx: RequestContext = { ...context, ...asked };
    const { signal } = c.req.raw;
    const output: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      signal,
      getRawInput: async () => input,
      batchIndex: 0,
    });
    return c.json(output ?? null, 200, { 'Cache-Control': 'no-store' });
  };

  const hono = new Hono<HostEnv>()
    .use(compress())
    .get('/openapi.json', (c) => c.body(openApi(), 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }))
    .get('/docs', (c) => docsPage(c, { operations, verticals, publicUrl }))
    .all('*', call);
  hono.onError((thrown, c) => {
    const error = appErrorOf(thrown);
    logFailure(c.var.log, error, { path: c.req.path });
    return programError(c, error, sentences, localeOf(c));
  });
  return hono;
}

function localeOf(c: Context<HostEnv>) {
  return apiLocale(c.req.header('accept-language'));
}
