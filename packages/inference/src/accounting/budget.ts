/** Where spending is held: a port, and whoever stores it stands behind it. */
import type { Cost, UsageLine } from '../types/account.ts';
import type { Operation } from '../types/gate.ts';
import type { Attempt } from '../types/result.ts';

/** What one attempt may use at most. */
export interface BudgetWish {
  readonly tenant: string | null;
  /** The same one reserves once, however often it is asked for: the call's, and `<that>.2` and so on for what is topped up. */
  readonly requestId: string;
  readonly operation: Operation;
  readonly model: string;
  /** Of the prompt as it is estimated, and what the model may write. */
  readonly maxTokens: number;
  /** Null: nobody gave a price. */
  readonly maxCost: Cost | null;
}

export interface BudgetReservation {
  readonly id: string;
  /** Nobody settled it until then: it is given back. Null: the store tells it nobody. */
  readonly expiresAt: Date | null;
}

/** Why nothing is spent of it: it was more than was needed, or what the last attempt failed with. */
export type ReleaseReason = 'not_needed' | Exclude<Attempt['outcome'], 'ok'>;

/** Of each reservation exactly one is asked for, `commit` or `release`, once; where this process dies, its expiry stands for that. */
export interface BudgetPort {
  /** @throws InferenceError `quota_exceeded` */
  reserve(wish: BudgetWish): Promise<BudgetReservation>;
  /**
   * Also for more than was set aside, and after it ran out.
   * @returns whether it had run out
   */
  commit(
    id: string,
    spent: Pick<UsageLine, 'usage' | 'cost' | 'tariff' | 'energy' | 'urduUnits'>,
  ): Promise<{ readonly late: boolean }>;
  release(id: string, reason: ReleaseReason): Promise<void>;
}

/** A budget without bounds or memory: calls have costs, and nothing is held. */
export const noBudget: BudgetPort = {
  reserve: async ({ requestId }) => ({ id: requestId, expiresAt: null }),
  commit: async () => ({ late: false }),
  release: async () => {},
};
