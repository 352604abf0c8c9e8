import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';

/** "نومبر 2026" for a first day of a month: the day is left out. */
export function useMonthName(): (month: IsoDate) => string {
  const { format } = useI18n();
  return (month) => format.date(month).replace(/^\S+ /, '');
}
