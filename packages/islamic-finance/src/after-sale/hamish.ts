/** Hamish jiddiyyah when the customer breaks the promise (AAOIFI SS8 2/5/4, 4/2). */
import { type Paisa, paisa } from '@repo/facts';

export interface HamishSettlement {
  /** max(0, cost − resale): nothing else, never the profit that was hoped for. */
  readonly actualLoss: Paisa;
  readonly deducted: Paisa;
  readonly refund: Paisa;
  /** Loss beyond the deposit: a claim of its own. */
  readonly furtherClaim: Paisa;
}

/** What is kept and what is given back, after the goods were sold to somebody else. */
export function settleHamish({ cost, hamish, resale }: { cost: Paisa; hamish: Paisa; resale: Paisa }): HamishSettlement {
  const actualLoss = paisa(cost > resale ? cost - resale : 0n);
  const deducted = actualLoss < hamish ? actualLoss : hamish;
  return { actualLoss, deducted, refund: paisa(hamish - deducted), furtherClaim: paisa(actualLoss - deducted) };
}
