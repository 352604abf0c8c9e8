import type { IsoDate } from '@repo/facts';
import { useMessages } from '@repo/i18n/react';
import { SelectField } from '@repo/ui/select-field';
import { useMonthName } from './use-month-name.ts';

export interface UsageMonthFieldProps {
  /** First day of the month that is shown; on paper it stands alone. */
  readonly shown: IsoDate;
  readonly months: readonly IsoDate[];
  /** "2026-11". */
  readonly onChange: (month: string) => void;
}

/** Which month's use is looked at. */
export function UsageMonthField({ shown, months, onChange }: UsageMonthFieldProps) {
  const { t } = useMessages<typeof import('@repo/billing/messages/en.json')>();
  const nameOf = useMonthName();
  return (
    <>
      <p className="print-only pb-4 font-semibold">{nameOf(shown)}</p>
      <div className="max-w-field pb-8 print:hidden">
        <SelectField
          label={t('billing.usage.month')}
          value={shown.slice(0, 7)}
          onChange={onChange}
          options={months.map((month) => ({ value: month.slice(0, 7), label: nameOf(month) }))}
        />
      </div>
    </>
  );
}
