/** What tokens cost by a card's price, in dollars and rupees. */
import { InferenceError } from '../errors/index.ts';
import type { Cost, FxRate } from '../types/account.ts';
import type { CardPrice } from '../types/card.ts';
import type { Usage } from '../types/outcome.ts';
import { checkDay } from './day.ts';
import { type Decimal, decimal, product, rounded, whole } from './decimal.ts';

const dayMs = 86_400_000;

/** A rate that was read, with what it is worth today. */
export interface Exchange {
  readonly fx: FxRate;
  readonly rate: Decimal;
  readonly stale: boolean;
}

/**
 * @param maxAgeDays a rate is stale once more of them have passed since its day
 * @throws InferenceError `config_invalid` for a rate that is no decimal above zero, or without a day
 */
export function readRate(fx: FxRate, maxAgeDays: number, nowMs: number): Exchange {
  const rate = decimal(fx.rate, 'The rate of the dollar');
  if (rate.digits === 0n) throw new InferenceError('config_invalid', { message: 'The rate of the dollar is zero' });
  const startMs = checkDay(fx.date, 'The rate of the dollar');
  return { fx, rate, stale: nowMs - startMs >= (maxAgeDays + 1) * dayMs };
}

/**
 * Each amount is rounded once, to the nearest millionth: rupees are worked out from the exact dollars and not from rounded ones.
 * Tokens of thought are inside the output. What came from a cache costs what the card says of that, and as much as the rest where it
 * says nothing.
 * @param price null: nobody gave one, and no cost is known
 * @param exchange null: there is no rate, and no rupees
 */
export function costOf({ input, output, cached = 0 }: Usage, price: CardPrice | null, exchange: Exchange | null): Cost | null {
  if (price === null) return null;
  const fromCache = Math.min(cached, input);
  const micros =
    BigInt(input - fromCache) * BigInt(price.input) +
    BigInt(fromCache) * BigInt(price.cachedInput ?? price.input) +
    BigInt(output) * BigInt(price.output);
  const exact: Decimal = { digits: micros, scale: 6 };
  return {
    usdMicros: rounded(exact, 1n, 0),
    pkrMicros: exchange && rounded(product(exact, exchange.rate), 1n, 0),
    fx: exchange?.fx ?? null,
    fxStale: exchange?.stale ?? false,
  };
}

/** Null where one of them has none. All are of one rate. */
export function sumOfCosts(costs: readonly (Cost | null)[]): Cost | null {
  let total: Cost | null = null;
  for (const cost of costs) {
    if (cost === null) return null;
    total = total === null ? cost : added(total, cost);
  }
  return total;
}

function added(one: Cost, other: Cost): Cost {
  const pkrMicros = one.pkrMicros === null || other.pkrMicros === null ? null : one.pkrMicros + other.pkrMicros;
  return { ...one, usdMicros: one.usdMicros + other.usdMicros, pkrMicros };
}

/** Micro-rupees that electricity costs at a tariff of rupees for a kilowatt-hour: `('0.000185', '34.9')` is 6457. */
export function rupeesOfEnergy(kWh: string, rupeesPerKWh: string): bigint {
  return rounded(product(decimal(kWh, 'Energy'), decimal(rupeesPerKWh, 'The tariff'), whole(1_000_000)), 1n, 0);
}
