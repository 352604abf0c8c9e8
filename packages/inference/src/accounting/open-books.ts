/** What is set aside for one call, and how it is settled. */
import type { CallEnd, CallToPay, Costs, OpenAccount, UsageLine } from '../types/account.ts';
import type { Attempt } from '../types/result.ts';
import type { BudgetPort, BudgetReservation, ReleaseReason } from './budget.ts';
import { sumOfCosts } from './cost.ts';
import { sumOfEnergy } from './energy.ts';
import { lineOf, spentOn, type Terms, tokensOf } from './usage-lines.ts';

export interface BooksInput {
  readonly budget: BudgetPort;
  readonly call: CallToPay;
  readonly terms: Terms;
  readonly unboundedTokens: number;
  readonly onFailure: (error: unknown) => void;
}

/**
 * One reservation holds one attempt that spends something: an attempt that failed before a word leaves its own to the next. So each
 * line that has tokens has a reservation, and what is committed is what the lines say.
 */
export class OpenBooks implements OpenAccount {
  readonly #input: BooksInput;
  readonly #reservations: BudgetReservation[] = [];
  #settled: Promise<Costs> | null = null;

  constructor(input: BooksInput) {
    this.#input = input;
  }

  /** @throws InferenceError `quota_exceeded` */
  async begin(): Promise<void> {
    const { budget, call, terms, unboundedTokens } = this.#input;
    const { requestId, operation, model, tenant } = call;
    const input = terms.estimate.input(call);
    const output = call.maxTokens ?? (operation === 'chat' ? unboundedTokens : 0);
    const { cost: maxCost } = spentOn(terms, { input, output, source: 'estimated' });
    const number = this.#reservations.length + 1;
    const name = number === 1 ? requestId : `${requestId}.${number}`;
    const wish = { tenant, requestId: name, operation, model, maxTokens: input + output, maxCost };
    const reservation = await budget.reserve(wish);
    if (this.#settled === null) this.#reservations.push(reservation);
    // The call ended while it was being asked for.
    else await this.#release(reservation, 'aborted');
  }

  async topUp(before: readonly Attempt[]): Promise<void> {
    if (this.#linesOf(before).filter(isSpent).length === this.#reservations.length) await this.begin();
  }

  settle(end: CallEnd): Promise<Costs> {
    this.#settled ??= this.#settle(end);
    return this.#settled;
  }

  /** What a server is still asked for is booked once it is known: nobody waits for that. The rest stays as it is now. */
  async #settle({ attempts, complete, counted }: CallEnd): Promise<Costs> {
    const { terms, call } = this.#input;
    const lines = this.#linesOf(attempts);
    const reason = complete ? 'not_needed' : reasonOf(attempts);
    if (counted === undefined) return await this.#book(lines, reason);
    const booked = counted.then((known) => {
      const counts = known.map((attempt) => (attempt.usage?.source === 'counted' ? lineOf(terms, call, attempt) : null));
      return this.#book(
        lines.map((line, position) => counts[position] ?? line),
        reason,
      );
    });
    return { ...costsOf(lines), booked };
  }

  async #book(lines: readonly UsageLine[], reason: ReleaseReason): Promise<Booked> {
    const spent = lines.filter(isSpent);
    for (const [position, reservation] of this.#reservations.entries()) {
      const line = spent[position];
      if (line === undefined) await this.#release(reservation, reason);
      else await this.#told(() => this.#input.budget.commit(reservation.id, line));
    }
    return costsOf(lines);
  }

  #release({ id }: BudgetReservation, reason: ReleaseReason): Promise<void> {
    return this.#told(() => this.#input.budget.release(id, reason));
  }

  async #told(deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      this.#input.onFailure(error);
    }
  }

  #linesOf(attempts: readonly Attempt[]): readonly UsageLine[] {
    const { terms, call } = this.#input;
    return attempts.map((attempt) => lineOf(terms, call, attempt));
  }
}

type Booked = Omit<Costs, 'booked'>;

const costsOf = (lines: readonly UsageLine[]): Booked => ({
  cost: sumOfCosts(lines.map(({ cost }) => cost)),
  energy: sumOfEnergy(lines.map(({ energy }) => energy)),
  lines,
});

const isSpent = ({ usage }: UsageLine): boolean => tokensOf(usage) > 0;

function reasonOf(attempts: readonly Attempt[]): ReleaseReason {
  const outcome = attempts.at(-1)?.outcome ?? 'aborted';
  return outcome === 'ok' ? 'not_needed' : outcome;
}
