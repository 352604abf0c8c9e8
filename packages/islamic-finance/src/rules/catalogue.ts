/** Every rule that the engine checks, by product. */
import type { DiminishingMusharakahInputs, MurabahaInputs } from '../types.ts';
import { leaseRules } from './diminishing-musharakah/lease.ts';
import { partnershipRules } from './diminishing-musharakah/partnership.ts';
import { goodsRules } from './murabaha/goods.ts';
import { priceRules } from './murabaha/price.ts';
import { promiseRules } from './murabaha/promise.ts';
import type { Rule } from './rule.ts';

export const ruleCatalogue: {
  readonly murabaha: readonly Rule<MurabahaInputs>[];
  readonly 'diminishing-musharakah': readonly Rule<DiminishingMusharakahInputs>[];
} = {
  murabaha: [...promiseRules, ...goodsRules, ...priceRules],
  'diminishing-musharakah': [...partnershipRules, ...leaseRules],
};
