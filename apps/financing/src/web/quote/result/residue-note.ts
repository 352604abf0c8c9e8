import { paisa } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import type { Quote } from '@repo/islamic-finance';

/** Which row took the difference, so that the schedule sums exactly. */
export function residueNote({ basis }: Quote, { t, format }: Pick<I18n, 't' | 'format'>): string {
  if (basis.instalment === null) return t('financing.schedule.exact');
  if (basis.residue === 0n) return t('financing.schedule.no-residue');
  const amount = format.money(paisa(basis.residue < 0n ? -basis.residue : basis.residue), { decimals: 'always' });
  return t('financing.schedule.residue', { amount, row: format.number(basis.residueRow) });
}
