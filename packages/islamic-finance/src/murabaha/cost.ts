/** Cost of the goods: what was paid to third parties for them (SS8 4/4). */
import { type Paisa, paisa } from '@repo/facts';
import type { CostLine, ExcludedLine, MurabahaInputs } from '../types.ts';

export interface Cost {
  readonly amount: Paisa;
  readonly included: readonly CostLine[];
  readonly excluded: readonly ExcludedLine[];
}

/** cost = direct third-party expense − supplier's discount; what is not cost is left out of the sum and listed. */
export function costOf({ costLines, supplierDiscount }: Pick<MurabahaInputs, 'costLines' | 'supplierDiscount'>): Cost {
  const excluded = costLines.flatMap((line) => exclusionOf(line) ?? []);
  const included = costLines.filter((line) => exclusionOf(line) === null);
  const paid = included.reduce((sum, line) => sum + line.amount, 0n);
  return { amount: paisa(paid - supplierDiscount), included, excluded };
}

function exclusionOf(line: CostLine): ExcludedLine | null {
  if (line.kind === 'takaful' && line.billedToCustomer) return { line, ruleId: 'SS8-3/2/7', code: 'INSURANCE_BEFORE_SALE' };
  const isDirect = line.kind !== 'own-staff' && line.paidTo !== 'institution' && !line.billedToCustomer;
  return isDirect ? null : { line, ruleId: 'SS8-4/4', code: 'COST_NOT_DIRECT' };
}
