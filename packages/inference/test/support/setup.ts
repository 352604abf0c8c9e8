import { setImmediate as turn } from 'node:timers/promises';
import { afterEach } from 'vitest';
import { createInference, type EndpointConfig, type Inference, type InferenceConfig, InferenceError } from '../../src/index.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '../../src/testing/index.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** A server that is closed after the test. */
export const serve = (script: Script): Promise<ScriptedServer> => keep(startScriptedServer(script));

/** Closes what was started after the test. */
export async function keep<T extends { close(): Promise<void> }>(started: Promise<T>): Promise<T> {
  const each = await started;
  open.push(each);
  return each;
}

/** What a test says of an endpoint beside its address. */
export type EndpointWishes = Omit<EndpointConfig, 'id' | 'baseURL'>;

/**
 * A client of the servers, in their order, with ids `e0`, `e1`, …; closed after the test. It has time to connect, as the machine
 * may be busy.
 */
export function clientOf(
  servers: readonly { readonly baseURL: string }[],
  config: Omit<InferenceConfig, 'endpoints'> & { readonly wishes?: readonly EndpointWishes[] } = {},
): Inference {
  const endpoints = servers.map(({ baseURL }, position) => ({ ...config.wishes?.[position], id: `e${position}`, baseURL }));
  const timeouts = { connectMs: 10_000, ...config.timeouts };
  const { wishes: _, ...rest } = config;
  const inference = createInference({ endpoints, ...rest, timeouts });
  open.push(inference);
  return inference;
}

/** The error that a promise rejects with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<InferenceError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof InferenceError) return error;
  throw new Error('Expected an InferenceError', { cause: error });
}

/** Lets the event loop turn until something holds; the test's own limit ends the wait. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}
