import { type Clock, systemClock } from '../transport/index.ts';
import type { Account, CallToPay, ElectricityTariff, FxRate } from '../types/account.ts';
import type { ModelCard } from '../types/card.ts';
import type { BudgetPort } from './budget.ts';
import { noBudget } from './budget.ts';
import { readRate } from './cost.ts';
import { decimal } from './decimal.ts';
import { byLength, type Estimate } from './estimate.ts';
import { per1000Characters } from './fertility.ts';
import { OpenBooks } from './open-books.ts';
import { checkElectricity } from './tariff.ts';
import type { Terms } from './usage-lines.ts';

/** Where the rate comes from; the client fetches none. */
export interface FxSource {
  /** The latest one; null: none is known, and amounts have no rupees. */
  latest(): FxRate | null;
  /** Days after which amounts say that the rate is old; default 7. */
  readonly maxAgeDays?: number;
}

export interface AccountConfig {
  /** Left out: nothing is held. */
  readonly budget?: BudgetPort;
  /** What is known of a model under the name by which it is asked for. Without a price there is no cost, without a figure no energy. */
  readonly cards: (model: string) => Pick<ModelCard, 'price' | 'energy' | 'fertility'> | null;
  readonly fx?: FxSource;
  /** What the place adds to the electricity of the machine, as a decimal factor; default "1.5", which is said to be declared. */
  readonly pue?: string;
  /** What a kilowatt-hour costs there; left out: energy has no rupees. */
  readonly electricity?: ElectricityTariff;
  /** Tokens that are set aside for the reply of a chat that sets no bound; default 1,024. */
  readonly unboundedTokens?: number;
  /** Tokens where the server reports none; default: by length and the fertility of the card. */
  readonly estimate?: Estimate;
  readonly clock?: Pick<Clock, 'wallMs'>;
  /** Told what the budget failed with as a call was settled: the reply is there all the same, and the reservation runs out. */
  readonly onFailure?: (error: unknown) => void;
}

const defaultMaxAgeDays = 7;

/**
 * The account of a client or of one call.
 *
 * @example
 * const account = createAccount({ cards: findCard, budget, fx: { latest: () => rate } });
 * const inference = createInference({ endpoints, account });
 * const { cost, energy, lines } = await inference.chat(request, { tenant });
 */
export function createAccount(config: AccountConfig): Account {
  const { budget = noBudget, cards, fx, pue = '1.5', unboundedTokens = 1024, clock = systemClock } = config;
  const { onFailure = () => {} } = config;
  decimal(pue, 'The overhead of the place (PUE)');
  if (config.electricity) checkElectricity(config.electricity);
  const termsOf = ({ model }: CallToPay): Terms => {
    const card = cards(model);
    const per1000 = per1000Characters(card?.fertility ?? null);
    const latest = fx?.latest() ?? null;
    return {
      price: card?.price ?? null,
      energy: card?.energy ?? null,
      exchange: latest && readRate(latest, fx?.maxAgeDays ?? defaultMaxAgeDays, clock.wallMs()),
      overhead: pue,
      electricity: config.electricity ?? null,
      per1000,
      estimate: config.estimate ?? byLength(per1000),
    };
  };
  return {
    async open(call) {
      const books = new OpenBooks({ budget, call, terms: termsOf(call), unboundedTokens, onFailure });
      await books.begin();
      return books;
    },
  };
}
