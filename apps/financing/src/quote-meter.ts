import type { MeterDefinition } from '@repo/vertical';

/** New saved quotations; a further revision of one costs nothing. What an organization may have depends on its plan alone. */
export const quoteMeter: MeterDefinition = {
  id: 'financing.quotes',
  label: { ur: 'محفوظ کوٹیشنیں', en: 'Saved quotations' },
  unit: { ur: 'کوٹیشنیں', en: 'quotations' },
  monthlyLimit: () => null,
};
