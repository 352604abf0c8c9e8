import type { Database } from '@repo/db';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import fc from 'fast-check';
import type { App } from '../app.ts';
import { appErrorOf } from '../errors/app-error-of.ts';
import { namesOf } from '../errors/kinds.ts';
import { composeRouter } from '../host/compose-router.ts';
import { mountVerticals } from '../mount.ts';
import type { RequestContext } from '../trpc/context.ts';
import { createCallerFactory } from '../trpc/router.ts';
import { inputsOf } from './arbitrary-input.ts';
import { platformParts } from './platform-parts.ts';

export interface FuzzOptions {
  readonly app: App;
  readonly db: Database;
  /** Files of the organization are kept here. */
  readonly folder: string;
  /** A caller that may do as much as can be. */
  readonly context: RequestContext;
  /** Inputs of each procedure. */
  readonly runs: number;
  readonly seed: number;
}

export interface FuzzReport {
  readonly procedures: readonly string[];
  /** Inputs that were accepted, over all procedures: a test that is always refused early says nothing. */
  readonly accepted: number;
  /** What a procedure answered with a status of 500 or more, each code once a procedure, with the input that did it. */
  readonly failures: readonly string[];
}

/** Events of a subscription that are looked at. */
const mostEvents = 3;

/** Calls every procedure of an app's composed router with inputs made from its schema. */
export async function fuzzProcedures({ app, db, folder, context, runs, seed }: FuzzOptions): Promise<FuzzReport> {
  const router = composeRouter({ app, mounted: mountVerticals(app), ...platformParts(db, folder) });
  const procedures: Readonly<Record<string, AnyProcedure>> = router._def.procedures;
  const failures = new Map<string, string>();
  let accepted = 0;
  for (const [path, procedure] of Object.entries(procedures)) {
    const inputs: unknown[] = 'inputs' in procedure._def && Array.isArray(procedure._def.inputs) ? procedure._def.inputs : [];
    for (const input of fc.sample(inputsOf(inputs.at(-1)), { numRuns: runs, seed })) {
      try {
        await call(router, context, path, input);
        accepted += 1;
      } catch (thrown) {
        const error = appErrorOf(thrown);
        if (namesOf(error).status < 500) continue;
        const cause = error.cause instanceof Error ? error.cause.message : '';
        const key = `${path} ${error.code}`;
        if (!failures.has(key))
          failures.set(key, `${key} ${cause.slice(0, 300)} for ${JSON.stringify(input)?.slice(0, 1_000)}`);
      }
    }
  }
  return { procedures: Object.keys(procedures), accepted, failures: [...failures.values()] };
}

async function call(router: AnyRouter, context: RequestContext, path: string, input: unknown): Promise<void> {
  const ending = new AbortController();
  const caller: unknown = createCallerFactory(router)(context, { signal: ending.signal });
  const procedure = path.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), caller);
  if (typeof procedure !== 'function') throw new TypeError(`no procedure ${path}`);
  try {
    const result: unknown = await procedure(input);
    if (!isEvents(result)) return;
    let events = 0;
    for await (const _ of result) {
      events += 1;
      if (events === mostEvents) break;
    }
  } finally {
    ending.abort();
  }
}

function isEvents(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
