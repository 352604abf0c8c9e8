/** What happened, as a record says it. */
import { createHmac } from 'node:crypto';
import type { Decision } from '../types/decision.ts';
import type { CallBegun, CallOver } from '../types/observer.ts';
import type { Attempt } from '../types/result.ts';
import { seqIn } from './chain.ts';
import { type AuditEntry, mostAttempts } from './record.ts';

/** How a call ended that was let out, or was not. */
export type CallEnded = Pick<CallBegun, 'requestId' | 'operation' | 'model'> & Pick<CallOver, 'error' | 'attempts' | 'totalMs'>;

export function decisionEntry({ tenant, ...known }: Decision, secret: string): AuditEntry {
  const hidden = tenant === null ? null : createHmac('sha256', secret).update(`inference-audit:${tenant}`).digest('hex');
  return { kind: 'decision', ...known, tenant: hidden };
}

/** @param chain whose decisions are named by their numbers */
export function callEntry({ requestId, operation, model, error, attempts, totalMs }: CallEnded, chain: string): AuditEntry {
  return {
    kind: 'call',
    requestId,
    operation,
    model,
    outcome: error?.code ?? 'ok',
    totalMs: Math.round(totalMs),
    attempts: attempts.slice(-mostAttempts).map((attempt) => attemptOf(attempt, chain)),
  };
}

const attemptOf = ({ endpointId, outcome, durationMs, decisionId, usage, delivered }: Attempt, chain: string) => ({
  seq: seqIn(chain, decisionId),
  endpointId,
  outcome,
  durationMs: Math.round(durationMs),
  inputTokens: countOf(usage?.input),
  outputTokens: countOf(usage?.output),
  delivered,
});

/** A server may report anything. */
const countOf = (tokens: number | undefined): number | null =>
  tokens !== undefined && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : null;
