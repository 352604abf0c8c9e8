/**
 * What may be bought of it. Prices are examples: change them here, before the first customer. They are of one seat, in paisa and
 * cents; a year costs ten months.
 */
import type { PlanDefinition } from '@repo/vertical';
import { quoteMeter } from './quote-meter.ts';
import { tokenMeter } from './token-meter.ts';

export const plans: readonly PlanDefinition[] = [
  {
    id: 'free',
    name: { ur: 'مفت', en: 'Free' },
    summary: {
      ur: 'آزمانے اور تھوڑے کام کے لیے',
      en: 'To try it, and for a little work',
    },
    prices: null,
    trialDays: 0,
    seats: 5,
    limits: { [quoteMeter.id]: 50, [tokenMeter.id]: 50_000 },
  },
  {
    id: 'team',
    name: { ur: 'ٹیم', en: 'Team' },
    summary: {
      ur: 'روزانہ کوٹیشنیں بنانے والی ٹیم کے لیے',
      en: 'For a team that quotes every day',
    },
    prices: {
      month: { PKR: 250_000n, USD: 900n },
      year: { PKR: 2_500_000n, USD: 9_000n },
    },
    trialDays: 14,
    seats: 25,
    limits: { [quoteMeter.id]: 1_000, [tokenMeter.id]: 1_000_000 },
  },
  {
    id: 'scale',
    name: { ur: 'بڑا ادارہ', en: 'Scale' },
    summary: {
      ur: 'کئی شاخوں والے ادارے کے لیے، حد کے بغیر',
      en: 'For an institution with branches, without a limit',
    },
    prices: {
      month: { PKR: 600_000n, USD: 2_200n },
      year: { PKR: 6_000_000n, USD: 22_000n },
    },
    trialDays: 0,
    seats: null,
    limits: { [quoteMeter.id]: null, [tokenMeter.id]: null },
  },
];
