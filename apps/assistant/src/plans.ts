/**
 * What may be bought of it. Prices are examples: change them here, before the first customer. They are of one seat, in paisa and
 * cents; a year costs ten months.
 */
import type { PlanDefinition } from '@repo/vertical';
import { tokenMeter } from './token-meter.ts';

export const plans: readonly PlanDefinition[] = [
  {
    id: 'free',
    name: { ur: 'مفت', en: 'Free' },
    summary: {
      ur: 'آزمانے اور تھوڑے سوالوں کے لیے',
      en: 'To try it, and for a few questions',
    },
    prices: null,
    trialDays: 0,
    seats: 5,
    limits: { [tokenMeter.id]: 200_000 },
  },
  {
    id: 'team',
    name: { ur: 'ٹیم', en: 'Team' },
    summary: {
      ur: 'روزانہ دستاویزات سے پوچھنے والی ٹیم کے لیے',
      en: 'For a team that asks its documents every day',
    },
    prices: {
      month: { PKR: 300_000n, USD: 1_100n },
      year: { PKR: 3_000_000n, USD: 11_000n },
    },
    trialDays: 14,
    seats: 25,
    limits: { [tokenMeter.id]: 5_000_000 },
  },
  {
    id: 'scale',
    name: { ur: 'بڑا ادارہ', en: 'Scale' },
    summary: {
      ur: 'بڑے ادارے کے لیے، حد کے بغیر',
      en: 'For a large organization, without a limit',
    },
    prices: {
      month: { PKR: 900_000n, USD: 3_300n },
      year: { PKR: 9_000_000n, USD: 33_000n },
    },
    trialDays: 0,
    seats: null,
    limits: { [tokenMeter.id]: null },
  },
];
