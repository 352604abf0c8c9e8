/** The figures of a field on paper: what is due, how wet the roots stand, and the days around. */
import type { Advice } from '@repo/agronomy';
import { addDays } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { DataTable } from '@repo/ui/data-table';
import { factText } from '@repo/ui/fact-text';
import { Section } from '@repo/ui/page';
import { factOf } from '../../advice/field-advice.ts';
import { rounded } from '../advice/fact-figure.tsx';
import { missingText } from '../advice/missing-text.ts';
import { fewDayColumns } from '../chart/day-columns.tsx';

const daysBack = 7;

const next = [
  { id: 'irr.next.date.dry', decimals: 0 },
  { id: 'irr.next.date.withRain', decimals: 0 },
  { id: 'irr.inches', decimals: 1 },
  { id: 'irr.gross', decimals: 0 },
  { id: 'irr.hours', decimals: 1 },
  { id: 'irr.net', decimals: 0 },
  { id: 'irr.ea', decimals: 0 },
];
const ofDay = [
  { id: 'stage.name', decimals: 0 },
  { id: 'stage.day', decimals: 0 },
  { id: 'eto.day', decimals: 1 },
  { id: 'etc.day', decimals: 1 },
  { id: 'eta.day', decimals: 1 },
  { id: 'dr.start', decimals: 0 },
  { id: 'dr.end', decimals: 0 },
  { id: 'raw', decimals: 0 },
  { id: 'taw', decimals: 0 },
  { id: 'zr.day', decimals: 2 },
];

export function PrintedFigures({ advice, hasNext }: { readonly advice: Advice; readonly hasNext: boolean }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const text = factText('crops', i18n);
  const shown = [...(hasNext ? next : []), ...ofDay].flatMap(({ id, decimals }) => {
    const fact = factOf(advice, id);
    if (!fact) return [];
    const value = missingText(fact, i18n) ?? text.value(rounded(fact, decimals), fact.unit);
    const status = fact.status === 'unverified' ? t('ui.fact.status.unverified') : '';
    return [{ id, label: text.label(fact), value, status }];
  });
  const days = advice.days.filter(({ date }) => date > addDays(advice.asOf, -daysBack));
  return (
    <>
      <Section title={t('crops.today.title', { date: format.date(advice.asOf) })}>
        <ul className="columns-2 gap-8 text-sm">
          {shown.map(({ id, label, value, status }) => (
            <li key={id} className="flex break-inside-avoid items-baseline justify-between gap-3 border-b border-line py-0.5">
              <span className="text-ink-soft">{label}</span>
              <span className="text-end">
                <bdi>{value}</bdi>
                {status && <span className="ps-2 text-ink-soft">({status})</span>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {days.length > 0 && (
        <Section title={t('crops.print.days')}>
          <DataTable
            caption={t('crops.print.days')}
            captionHidden
            rows={days}
            rowKey={(day) => day.date}
            columns={fewDayColumns(i18n, days)}
          />
        </Section>
      )}
    </>
  );
}
