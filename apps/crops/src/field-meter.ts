import type { MeterDefinition } from '@repo/vertical';

/** New fields; a change of one costs nothing. What an organization may have depends on its plan alone. */
export const fieldMeter: MeterDefinition = {
  id: 'crops.fields',
  label: { ur: 'نئے کھیت', en: 'New fields' },
  unit: { ur: 'کھیت', en: 'fields' },
  monthlyLimit: () => null,
};
