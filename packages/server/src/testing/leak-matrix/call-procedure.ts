import type { AnyRouter } from '@trpc/server';
import type { ErrorData } from '../../error-data.ts';
import { appErrorOf } from '../../errors/app-error-of.ts';
import { errorDataOf } from '../../errors/error-data-of.ts';
import type { RequestContext } from '../../trpc/context.ts';
import { createCallerFactory } from '../../trpc/router.ts';

/** What came back, as it would go over the wire. */
export type Outcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: ErrorData; readonly text: string };

/** Longer than any answer of a test takes; a subscription that goes on is left then. */
const patience = 5_000;

/** Calls a procedure by its path. Of a subscription all events until it ends are the answer. */
export async function callProcedure(
  router: AnyRouter,
  context: RequestContext,
  path: string,
  input: unknown,
): Promise<Outcome> {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(), patience);
  try {
    const caller: unknown = createCallerFactory(router)(context, { signal: leaving.signal });
    const procedure = path.split('.').reduce(memberOf, caller);
    if (typeof procedure !== 'function') throw new TypeError(`the router has no procedure ${path}`);
    const answer: unknown = await procedure(input);
    return { ok: true, text: textOf(isStream(answer) ? await allOf(answer) : answer) };
  } catch (thrown) {
    const error = errorDataOf(appErrorOf(thrown), context.requestId);
    return { ok: false, error, text: textOf(error) };
  } finally {
    clearTimeout(timer);
    leaving.abort();
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'function' || (typeof value === 'object' && value !== null) ? Reflect.get(value, name) : undefined;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function allOf(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? '';
}
