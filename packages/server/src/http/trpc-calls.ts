/**
 * Ordinary calls of tRPC's protocol over HTTP: queries by GET and mutations by POST, one or a batch, answered as JSON when all have
 * ended. tRPC's own adapter makes a web `Request` and abort signals of abort signals for each, which cost more than the whole rest
 * of the host, and hides how long its answer is. Whatever is not ordinary stays with it: subscriptions, streams, unknown names,
 * wrong verbs, batches whose input is no object.
 */
import { type AnyProcedure, type AnyRouter, callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import type { Context } from 'hono';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { RequestContext } from '../trpc/context.ts';
import type { HostEnv } from './host-env.ts';
import { logFailure } from './log-failure.ts';
import { trpcHeaders } from './trpc-headers.ts';

export interface OrdinaryCalls {
  readonly batch: boolean;
  readonly type: 'query' | 'mutation';
  /** In the order of the request. */
  readonly calls: readonly { readonly path: string; readonly input: unknown }[];
}

/** @returns what reads the calls of a request that `trpcGuard` let through; it gives null when they are not ordinary */
export function ordinaryCalls(router: AnyRouter): (c: Context<HostEnv>) => Promise<OrdinaryCalls | null> {
  const types = new Map(Object.entries<AnyProcedure>(router._def.procedures).map(([path, { _def }]) => [path, _def.type]));
  return async (c) => {
    if (c.req.header('trpc-accept') !== undefined || c.req.header('accept')?.includes('application/jsonl')) return null;
    const get = c.req.method === 'GET';
    const type = get ? 'query' : 'mutation';
    const batch = c.req.query('batch') === '1';
    const names = c.req.path.slice('/trpc/'.length);
    const paths = batch ? names.split(',') : [names];
    if (paths.some((path) => types.get(path) !== type)) return null;
    const text = get ? c.req.query('input') : await c.req.text();
    const input: unknown = text ? JSON.parse(text) : undefined;
    if (!batch) return { batch, type, calls: paths.map((path) => ({ path, input })) };
    const inputs = input === undefined ? {} : input;
    if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) return null;
    const byIndex = new Map<string, unknown>(Object.entries(inputs));
    return { batch, type, calls: paths.map((path, index) => ({ path, input: byIndex.get(String(index)) })) };
  };
}

/** Runs the calls side by side and answers them in one response. */
export async function answerCalls(
  c: Context<HostEnv>,
  { batch, type, calls }: OrdinaryCalls,
  { router, ctx }: { readonly router: AnyRouter; readonly ctx: RequestContext },
): Promise<Response> {
  const { signal } = c.req.raw;
  const { _config: config } = router._def;
  const answers = await Promise.all(
    calls.map(async ({ path, input }, batchIndex) => {
      try {
        const getRawInput = async () => input;
        const data: unknown = await callTRPCProcedure({ router, path, type, ctx, signal, batchIndex, getRawInput });
        return { error: undefined, json: { result: { data } } };
      } catch (cause) {
        const error = getTRPCErrorFromUnknown(cause);
        logFailure(ctx.log, appErrorOf(error), { procedure: path });
        return { error, json: { error: getTRPCErrorShape({ config, ctx, error, input, path, type }) } };
      }
    }),
  );
  const errors = answers.flatMap(({ error }) => error ?? []);
  const json = answers.map((answer) => answer.json);
  const body = JSON.stringify(batch ? json : json[0]);
  return new Response(body, {
    status: getHTTPStatusCode(
      json,
      answers.map(({ error }) => error),
    ),
    headers: {
      ...trpcHeaders(errors),
      'Content-Type': 'application/json',
      // Known here and nowhere later: short answers are not compressed.
      'Content-Length': String(Buffer.byteLength(body)),
      Vary: 'trpc-accept, accept',
    },
  });
}
