/**
 * What may be bought of it. Prices are examples: change them here, before the first customer. They are of one seat, in paisa and
 * cents; a year costs ten months.
 */
import type { PlanDefinition } from '@repo/vertical';
import { fieldMeter } from './field-meter.ts';
import { tokenMeter } from './token-meter.ts';

export const plans: readonly PlanDefinition[] = [
  {
    id: 'free',
    name: { ur: 'مفت', en: 'Free' },
    summary: {
      ur: 'اپنی زمین کے چند کھیتوں کے لیے',
      en: 'For a few fields of one’s own',
    },
    prices: null,
    trialDays: 0,
    seats: 5,
    limits: { [fieldMeter.id]: 10, [tokenMeter.id]: 50_000 },
  },
  {
    id: 'team',
    name: { ur: 'ٹیم', en: 'Team' },
    summary: {
      ur: 'کئی کسانوں کے کھیت دیکھنے والی ٹیم کے لیے',
      en: 'For a team that looks after the fields of many farmers',
    },
    prices: {
      month: { PKR: 150_000n, USD: 600n },
      year: { PKR: 1_500_000n, USD: 6_000n },
    },
    trialDays: 14,
    seats: 25,
    limits: { [fieldMeter.id]: 200, [tokenMeter.id]: 1_000_000 },
  },
  {
    id: 'scale',
    name: { ur: 'بڑا ادارہ', en: 'Scale' },
    summary: {
      ur: 'بڑے علاقے کے لیے، حد کے بغیر',
      en: 'For a whole district, without a limit',
    },
    prices: {
      month: { PKR: 450_000n, USD: 1_700n },
      year: { PKR: 4_500_000n, USD: 17_000n },
    },
    trialDays: 0,
    seats: null,
    limits: { [fieldMeter.id]: null, [tokenMeter.id]: null },
  },
];
