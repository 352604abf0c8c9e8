/** Cost paid in a foreign currency: at the rate of the day of purchase, whatever the rate on the day of sale (SS8 4/4). */
import type { Paisa } from '@repo/facts';
import { add, multiply, parseRational, quotient, zero } from '../kernel/rational.ts';
import { roundToPaisa } from '../kernel/rounding.ts';

/** Decimal amounts of the currency and rupees for one unit of it, to paisa with one rounding. @throws RangeError for other text */
export function costInPaisa(amounts: readonly string[], rupeesPerUnit: string): Paisa {
  const sum = amounts.reduce((total, amount) => add(total, parseRational(amount)), zero);
  return roundToPaisa(multiply(multiply(sum, parseRational(rupeesPerUnit)), quotient(100n)), 'HALF_UP');
}
