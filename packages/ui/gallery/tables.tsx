import { useI18n } from '@repo/i18n/react';
import { type Column, DataTable, type RowGroup } from '../src/data-table.tsx';
import { Section } from '../src/page.tsx';
import { type SampleRow, sampleRows } from './sample.ts';
import { useSay } from './say.ts';

export function Tables() {
  const say = useSay();
  const { format } = useI18n();
  const money = (value: SampleRow['payment']) => format.money(value, { decimals: 'always', symbol: false });
  const columns: readonly Column<SampleRow>[] = [
    { id: 'number', header: '#', cell: (row) => format.number(row.number), numeric: true, rowHeader: true },
    {
      id: 'due',
      header: say('Due', 'قسط کی تاریخ'),
      cell: (row) => format.date(row.due, { style: 'short' }),
      footer: say('Total', 'کل رقم'),
    },
    {
      id: 'payment',
      header: say('Payment (Rs)', 'قسط (روپے)'),
      cell: (row) => money(row.payment),
      numeric: true,
      footer: '38,65,625.00',
    },
    {
      id: 'profit',
      header: say('Profit (Rs)', 'منافع (روپے)'),
      cell: (row) => money(row.profit),
      numeric: true,
      footer: '9,53,125.00',
    },
    {
      id: 'capital',
      header: say('Capital (Rs)', 'اصل لاگت (روپے)'),
      cell: (row) => money(row.capital),
      numeric: true,
      footer: '30,00,000.00',
    },
    { id: 'close', header: say('Left (Rs)', 'باقی رقم (روپے)'), cell: (row) => money(row.close), numeric: true },
  ];
  const groups: readonly RowGroup<SampleRow>[] = [0, 1, 2, 3, 4].map((year) => ({
    id: String(year),
    label: say(`Year ${year + 1}`, `سال ${format.number(year + 1)}`),
    rows: sampleRows.slice(year * 12, year * 12 + 12),
    summary: { payment: '9,14,062.50', profit: '3,14,062.50', capital: '6,00,000.00' },
  }));
  return (
    <div className="mx-auto max-w-page px-4 sm:px-8">
      <Section title={say('Schedule', 'اقساط کا شیڈول')}>
        <DataTable
          caption={say('Schedule of instalments', 'اقساط کا شیڈول')}
          captionHidden
          columns={columns}
          groups={groups}
          rowKey={(row) => String(row.number)}
          maxHeight="32rem"
          note={say(
            'The last instalment takes the 4 paisa that rounding left.',
            'گول کرنے سے بچے 4 پیسے آخری قسط میں شامل ہیں۔',
          )}
        />
      </Section>
    </div>
  );
}
