/** Calls of models on the account of an organization: the client's port of spending in front of the meters. */
import type { SqlExecutor } from '@repo/db';
import { AppError } from '@repo/facts';
import { type Account, type Costs, InferenceError } from '@repo/inference';
import { type BudgetPort, createAccount, type Estimate, sumOfCosts, sumOfEnergy } from '@repo/inference/accounting';
import type { RequestContext } from '../trpc/context.ts';
import { repeatedly } from './repeatedly.ts';

export interface PaidCallWish {
  readonly orgId: string;
  /** Who uses it: the id of a person. */
  readonly userId: string;
  /** Id of the vertical that uses it. */
  readonly vertical: string;
  /** Id of the meter that counts its tokens. */
  readonly meter: string;
  /** Names the call: the same one is never set aside twice. */
  readonly call: string;
  /** What the prompt takes, where the caller knows better than its length does: in tokens, fractions allowed. */
  readonly promptTokens?: number;
}

/** One call of a model, with the repair of an object two, and what they cost. */
export interface PaidCall {
  /** For the call: who pays, on whose behalf, and what keeps its prompts from those of others. */
  readonly options: { readonly account: Account; readonly tenant: string; readonly cacheSalt: string | undefined };
  /** A part of the reply has come, be it thoughts: its tokens, fractions allowed. */
  delivered(tokens: number): void;
  /** What came so far as the last step of the transaction that stores it: it is booked also where this process ends. Null: nothing. */
  soFar(): ((connection: SqlExecutor) => Promise<void>) | null;
  /** Of what has ended; null before. Where a server is still asked how many tokens it was, as they are estimated until it says. */
  readonly costs: Omit<Costs, 'booked'> | null;
  /** Resolves when what has ended is booked; about a second after it at most. */
  booked(): Promise<void>;
}

type Host = Pick<RequestContext, 'metering' | 'inference' | 'log' | 'now'>;

/**
 * The account of one call, to be handed to it. It is set aside when the call begins and settled when it ends, with the result: what the
 * server reports is booked; where it reports nothing, what came with the prompt; where nothing came before it failed, everything is
 * given back. The call is refused with `quota_exceeded`, whose cause is the meter's `QUOTA_EXCEEDED`.
 */
export function payFor(host: Host, wish: PaidCallWish): PaidCall {
  const { metering, inference, log, now } = host;
  const { terms = {} } = inference;
  const { cards = () => null, fx, pue, electricity, saltOf } = terms;
  const { orgId, call, promptTokens } = wish;
  let written = 0;
  const costs: Costs[] = [];
  let reservation: string | null = null;
  const budget = meteredBudget(host, wish, (id) => {
    reservation = id;
  });
  const account = createAccount({
    budget,
    cards,
    ...(fx && { fx }),
    ...(pue !== undefined && { pue }),
    ...(electricity && { electricity }),
    ...(promptTokens !== undefined && { estimate: byCaller(promptTokens, () => written) }),
    clock: { wallMs: () => now().getTime() },
    onFailure: (err) => log.error({ err }, 'the tokens of a call are not booked'),
  });
  return {
    options: { account: noting(account), tenant: orgId, cacheSalt: saltOf?.(orgId) },
    delivered(tokens) {
      written += tokens;
    },
    soFar() {
      const id = reservation;
      if (written === 0 || id === null) return null;
      const units = BigInt(Math.max(1, Math.ceil((promptTokens ?? 0) + written)));
      return (connection) => metering.deliver(id, units, connection);
    },
    get costs() {
      return costs.length === 0 ? null : costs.reduce(together);
    },
    async booked() {
      await Promise.all(costs.map(({ booked }) => booked));
    },
  };

  function noting({ open }: Account): Account {
    let opened = 0;
    return {
      async open(asked) {
        opened += 1;
        written = 0;
        // The repair of an object is a call of its own.
        const books = await open({ ...asked, requestId: opened === 1 ? call : `${call} ${opened}` });
        return {
          topUp: (before) => books.topUp(before),
          async settle(end) {
            const settled = await books.settle(end);
            const position = costs.push(settled) - 1;
            void settled.booked?.then((known) => {
              costs[position] = known;
            });
            return settled;
          },
        };
      },
    };
  }
}

function together(one: Costs, other: Costs): Costs {
  return {
    cost: sumOfCosts([one.cost, other.cost]),
    energy: sumOfEnergy([one.energy, other.energy]),
    lines: [...(one.lines ?? []), ...(other.lines ?? [])],
  };
}

/** Only the last attempt delivers anything. Rounded up once, as a whole: the output takes what the prompt has left of the last token. */
function byCaller(promptTokens: number, written: () => number): Estimate {
  const input = Math.ceil(promptTokens);
  return { input: () => input, output: () => Math.ceil(promptTokens + written()) - input };
}

/** The meters as the client asks of a budget. */
function meteredBudget({ metering, log }: Host, wish: PaidCallWish, onReserve: (id: string) => void): BudgetPort {
  const again = (deed: () => Promise<void>) =>
    repeatedly(deed, (err) => log.warn({ err }, 'the tokens of a call could not be booked now'));
  return {
    async reserve({ requestId, model, maxTokens }) {
      const { orgId: organizationId, userId: principalId, vertical, meter } = wish;
      const units = BigInt(Math.max(1, maxTokens));
      const { id } = await metering
        .reserve({ organizationId, principalId, meter, vertical, model, requestId, units })
        .catch((thrown: unknown) => {
          throw asRefusal(thrown);
        });
      onReserve(id);
      // When it runs out is the meter's own matter.
      return { id, expiresAt: null };
    },
    async commit(id, { usage, tariff }) {
      let late = false;
      await again(async () => {
        const source = usage.source === 'reported' ? 'reported' : 'counted';
        ({ late } = await metering.commit(id, BigInt(usage.input + usage.output), {
          source,
          ...(tariff !== null && { tariff }),
        }));
      });
      if (late) log.warn({ reservation: id }, 'the tokens of a call were booked after their reservation ran out');
      return { late };
    },
    release: (id) => again(() => metering.release(id)),
  };
}

function asRefusal(thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.code !== 'QUOTA_EXCEEDED') return thrown;
  return new InferenceError('quota_exceeded', { message: 'The month does not hold the call', cause: thrown });
}
