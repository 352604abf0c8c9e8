/** What may be sold by murabaha, and from whom it may be bought (AAOIFI SS 8, 2/2). */
import type { MurabahaInputs } from '../../types.ts';
import { type Rule, termRule } from '../rule.ts';

export const goodsRules: readonly Rule<MurabahaInputs>[] = [
  termRule(
    { id: 'SS8-2/2/3', clause: 'SS8 2/2/3', key: 'third-party-supplier', also: ['SS8-2/2/4'] },
    'INAH',
    ({ terms, costLines }) => {
      if (terms.supplierIsCustomer) return 'terms.supplierIsCustomer';
      return lineField(costLines.findIndex(({ paidTo }) => paidTo === 'customer' || paidTo === 'customer-agent'));
    },
  ),
  {
    id: 'SS8-2/2/4',
    clause: 'SS8 2/2/4',
    also: [],
    source: 'AAOIFI',
    key: 'supplier-ownership',
    reasons: ['pass', 'needs'],
    decide: () => ({ status: 'needs', groups: [['supplier-ownership']] }),
  },
  termRule(
    { id: 'SS8-2/2/5', clause: 'SS8 2/2/5', key: 'no-partner-exit' },
    'MUSHARAKAH_MURABAHA_EXIT',
    ({ terms, costLines }) =>
      terms.musharakahExit ? 'terms.musharakahExit' : lineField(costLines.findIndex(({ paidTo }) => paidTo === 'partner')),
  ),
  termRule(
    { id: 'SS8-2/2/6', clause: 'SS8 2/2/6', key: 'no-gold-or-currency' },
    'RIBAWI_ON_CREDIT',
    ({ terms }) => terms.ribawiGoods && 'terms.ribawiGoods',
  ),
  termRule({ id: 'SS8-2/2/8', clause: 'SS8 2/2/8', key: 'no-rollover' }, 'ROLLOVER', ({ terms, costLines }) =>
    terms.rollover ? 'terms.rollover' : lineField(costLines.findIndex(({ kind }) => kind === 'old-debt')),
  ),
];

function lineField(index: number): string | null {
  return index < 0 ? null : `costLines.${index}`;
}
