/** A call with an Idempotency-Key: the first one runs, all others get its answer. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { claimCall, type Database, type IdempotentCall, pruneCalls } from '@repo/db';
import { AppError } from '@repo/facts';
import { protocolError } from '../../errors/protocol-error.ts';

/** Milliseconds that a duplicate waits for the answer of the first. */
const longestWait = 10_000;
const pauses = { first: 20, longest: 250 };
const pruneEvery = 60 * 60 * 1000;

let prunedAt = 0;

export type Claim = { readonly runId: string } | { readonly response: string };

/**
 * Waits outside of any transaction while somebody else runs the call.
 * @throws AppError `IDEMPOTENCY_KEY_REUSED` (422), `IDEMPOTENCY_KEY_BUSY` (409, with the seconds to wait) or
 * `IDEMPOTENCY_KEY_INTERRUPTED` (409)
 */
export async function claim(db: Database, call: IdempotentCall, wait = longestWait): Promise<Claim> {
  const until = performance.now() + wait;
  let next = pauses.first;
  await prune(db);
  for (;;) {
    const found = await claimCall(db, call);
    if (found.state === 'claimed') return { runId: found.runId };
    if (found.state === 'answered') return { response: found.response };
    if (found.state === 'reused') throw protocolError('IDEMPOTENCY_KEY_REUSED');
    if (found.state === 'interrupted') throw new AppError('IDEMPOTENCY_KEY_INTERRUPTED', { kind: 'conflict' });
    if (performance.now() + next > until) throw new AppError('IDEMPOTENCY_KEY_BUSY', { kind: 'conflict', retryAfter: 2 });
    await pause(next);
    next = Math.min(2 * next, pauses.longest);
  }
}

async function prune(db: Database): Promise<void> {
  if (Date.now() - prunedAt < pruneEvery) return;
  prunedAt = Date.now();
  await pruneCalls(db);
}

/** Two inputs that are the same JSON are the same request, whatever the order of their keys. */
export function requestHashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)) ?? '')
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]): [string, unknown] => [key, sorted(each)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** What a procedure gave, as text; what gives nothing is told from what gives null. */
export const packAnswer = (data: unknown): string => JSON.stringify({ data });

export function unpackAnswer(response: string): unknown {
  const packed: unknown = JSON.parse(response);
  return typeof packed === 'object' && packed !== null ? Reflect.get(packed, 'data') : undefined;
}
