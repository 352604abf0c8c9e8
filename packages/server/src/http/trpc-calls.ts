/**
 * Ordinary calls of tRPC's protocol over HTTP: queries by GET and mutations by POST, one or a batch, answered as JSON when all have
 * ended. tRPC's own adapter makes a web `Request` and abort signals of abort signals for each, which cost more than the whole rest
 * of the host, and hides how long its answer is. Whatever is not ordinary stays with it: subscriptions, streams, unknown names,
 * wrong verbs, batches whose input is no object.
 */
import { type AnyProcedure, type AnyRouter, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import type { Context } from 'hono';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { RequestContext } from '../trpc/context.ts';
import type { HostEnv } from './host-env.ts';
import { logFailure } from './log-failure.ts';
import { trpcHeaders } from './trpc-headers.ts';

interface OrdinaryCall {
  readonly path: string;
  readonly procedure: AnyProcedure;
  readonly input: unknown;
}

export interface OrdinaryCalls {
  readonly batch: boolean;
  readonly type: 'query' | 'mutation';
  /** In the order of the request. */
  readonly calls: readonly OrdinaryCall[];
}

/** Whether the answer is a stream of lines, as tRPC's batch stream link asks for it. */
export function asksForLines({ req }: Context<HostEnv>): boolean {
  return req.header('trpc-accept') !== undefined || (req.header('accept')?.includes('application/jsonl') ?? false);
}

/**
 * @returns what reads the calls of a request that `trpcGuard` let through; it gives null when they are not ordinary. Those of a query are
 * there at once: each promise costs as much as reading them.
 */
export function ordinaryCalls(
  router: AnyRouter,
): (c: Context<HostEnv>) => OrdinaryCalls | null | Promise<OrdinaryCalls | null> {
  const procedures = new Map(Object.entries<AnyProcedure>(router._def.procedures));
  return (c) => {
    if (asksForLines(c)) return null;
    const get = c.req.method === 'GET';
    const type = get ? 'query' : 'mutation';
    const batch = c.req.query('batch') === '1';
    const names = c.req.path.slice('/trpc/'.length);
    const paths = batch ? names.split(',') : [names];
    const found = paths.flatMap((path) => {
      const procedure = procedures.get(path);
      return procedure?._def.type === type ? [{ path, procedure }] : [];
    });
    if (found.length < paths.length) return null;
    const withInput = (text: string | undefined): OrdinaryCalls | null => {
      const input: unknown = text ? JSON.parse(text) : undefined;
      const inputs = inputsOf(input, batch);
      return inputs && { batch, type, calls: found.map((call, index) => ({ ...call, input: inputs(index) })) };
    };
    return get ? withInput(c.req.query('input')) : c.req.text().then(withInput);
  };
}

/** The input of each call: a batch has an object of them by their index. Null when it is something else. */
function inputsOf(input: unknown, batch: boolean): ((index: number) => unknown) | null {
  if (!batch || input === undefined) return () => input;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const byIndex = new Map<string, unknown>(Object.entries(input));
  return (index) => byIndex.get(String(index));
}

/** Runs the calls side by side and answers them in one response. Each runs to its end, whether somebody waits for it or not. */
export async function answerCalls(
  { batch, type, calls }: OrdinaryCalls,
  { router, ctx }: { readonly router: AnyRouter; readonly ctx: RequestContext },
): Promise<Response> {
  const { _config: config } = router._def;
  const answerOf = async ({ path, procedure, input }: OrdinaryCall, batchIndex: number) => {
    try {
      const getRawInput = async () => input;
      const data: unknown = await procedure({ path, type, ctx, signal: undefined, batchIndex, getRawInput });
      return { error: undefined, json: { result: { data } } };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      logFailure(ctx.log, appErrorOf(error), { procedure: path });
      return { error, json: { error: getTRPCErrorShape({ config, ctx, error, input, path, type }) } };
    }
  };
  const [only] = calls;
  const answers = only && calls.length === 1 ? [await answerOf(only, 0)] : await Promise.all(calls.map(answerOf));
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
