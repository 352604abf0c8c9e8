/** A supplier's discount that comes after the sale lowers the price in proportion (AAOIFI SS8 4/5). */
import type { Paisa } from '@repo/facts';
import { roundToPaisa } from '../kernel/rounding.ts';

/** price' = price · (cost − discount) / cost. @throws RangeError when the cost is not above 0 */
export function priceAfterDiscount({ price, cost, discount }: { price: Paisa; cost: Paisa; discount: Paisa }): Paisa {
  if (cost <= 0n) throw new RangeError('The cost is above 0');
  return roundToPaisa({ num: price * (cost - discount), den: cost }, 'HALF_UP');
}
