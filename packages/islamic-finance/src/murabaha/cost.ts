/** Cost of the goods: what was paid to third parties for them (SS8 4/4). */
import { type Paisa, paisa } from '@repo/facts';
import type { CostLine, MurabahaInputs, Quote } from '../types.ts';

export interface Cost {
  readonly amount: Paisa;
  readonly included: readonly CostLine[];
  readonly excluded: Quote['excluded'];
}

/** cost = direct third-party expense − supplier's discount; the institution's own expense is left out and listed. */
export function costOf({ costLines, supplierDiscount }: MurabahaInputs): Cost {
  const included = costLines.filter((line) => exclusionRule(line) === null);
  const excluded = costLines.flatMap((line) => {
    const ruleId = exclusionRule(line);
    return ruleId === null ? [] : [{ line, ruleId }];
  });
  const paid = included.reduce((sum, line) => sum + line.amount, 0n);
  return { amount: paisa(paid - supplierDiscount), included, excluded };
}

/** The rule that keeps a line out of the cost: own staff (SS8 4/4) or a bill apart from the price (SS8 3/2/7, 4/3). */
function exclusionRule(line: CostLine): string | null {
  if (line.kind === 'own-staff' || line.paidTo === 'institution') return 'SS8-4/4';
  return line.billedToCustomer ? 'SS8-3/2/7' : null;
}
