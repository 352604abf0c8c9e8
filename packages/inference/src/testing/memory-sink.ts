/** Decisions in memory, for tests: nothing of it would survive a crash. */
import { InferenceError } from '../errors/index.ts';
import type { AuditSink, Decision } from '../types/decision.ts';

export interface MemorySink extends AuditSink {
  readonly decisions: readonly Decision[];
  /** From now on it takes nothing. */
  die(): void;
}

/** Numbers what it is given: "d1", "d2". */
export function memorySink(): MemorySink {
  const decisions: Decision[] = [];
  let dead = false;
  return {
    decisions,
    append: async (decision) => {
      if (dead) throw new InferenceError('audit_unavailable', { message: 'The sink is dead' });
      decisions.push(decision);
      return { decisionId: `d${decisions.length}` };
    },
    close: async () => {},
    die: () => {
      dead = true;
    },
  };
}
