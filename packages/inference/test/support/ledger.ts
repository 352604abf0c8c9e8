import type { BudgetPort, BudgetWish, ReleaseReason } from '../../src/accounting/index.ts';
import { InferenceError, type UsageLine } from '../../src/index.ts';

interface Held {
  readonly wish: BudgetWish;
  readonly untilMs: number;
  state: 'reserved' | 'committed' | 'released' | 'expired';
}

export type Spent = Pick<UsageLine, 'usage' | 'cost' | 'tariff' | 'energy' | 'urduUnits'>;

export interface Ledger {
  readonly budget: BudgetPort;
  readonly held: readonly Held[];
  readonly commits: readonly Spent[];
  readonly releases: readonly ReleaseReason[];
  /** What was asked for twice, or of nobody. */
  readonly faults: readonly string[];
  readonly tokens: number;
  expire(nowMs: number): void;
}

export interface LedgerOptions {
  /** Tokens that may be reserved and committed together. */
  readonly limit?: number;
  readonly holdMs?: number;
  readonly nowMs?: () => number;
  /** Before each answer of `reserve`. */
  readonly slow?: () => Promise<void>;
}

/** A budget in memory that notes whatever it should not have been asked. */
export function createLedger({ limit = Infinity, holdMs = 60_000, nowMs = () => 0, slow }: LedgerOptions = {}): Ledger {
  const held: Held[] = [];
  const commits: Spent[] = [];
  const releases: ReleaseReason[] = [];
  const faults: string[] = [];
  const tokensOf = ({ usage }: Spent) => usage.input + usage.output;
  const tokens = () => commits.reduce((sum, spent) => sum + tokensOf(spent), 0);
  const settle = (id: string, state: 'committed' | 'released'): boolean => {
    const one = held[Number(id)];
    if (one === undefined) faults.push(`${state}: nobody has ${id}`);
    else if (one.state === 'committed' || one.state === 'released') faults.push(`${id} was ${one.state} and is ${state}`);
    else {
      const late = one.state === 'expired';
      one.state = state;
      return late;
    }
    return false;
  };
  return {
    held,
    commits,
    releases,
    faults,
    get tokens() {
      return tokens();
    },
    expire(now) {
      for (const one of held) if (one.state === 'reserved' && one.untilMs <= now) one.state = 'expired';
    },
    budget: {
      async reserve(wish) {
        await slow?.();
        const former = held.findIndex((one) => one.wish.requestId === wish.requestId);
        if (former >= 0) return { id: String(former), expiresAt: null };
        const open = held.filter(({ state }) => state === 'reserved').reduce((sum, one) => sum + one.wish.maxTokens, 0);
        if (open + tokens() + wish.maxTokens > limit) throw new InferenceError('quota_exceeded');
        const untilMs = nowMs() + holdMs;
        held.push({ wish, untilMs, state: 'reserved' });
        return { id: String(held.length - 1), expiresAt: new Date(untilMs) };
      },
      async commit(id, spent) {
        const late = settle(id, 'committed');
        commits.push(spent);
        return { late };
      },
      async release(id, reason) {
        settle(id, 'released');
        releases.push(reason);
      },
    },
  };
}
