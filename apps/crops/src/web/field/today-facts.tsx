/** The figures of the day for whoever checks the sum: closed at first, each opens with its equation and edition. */
import type { Advice } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { Disclosure } from '@repo/ui/disclosure';
import { factOf } from '../../advice/field-advice.ts';
import { FactRow } from '../advice/fact-figure.tsx';

interface Shown {
  readonly id: string;
  readonly decimals: number;
}

/** Rows of the dual coefficient are left out where a field runs on the single one. */
const groups: readonly { readonly id: string; readonly rows: readonly Shown[] }[] = [
  {
    id: 'water',
    rows: [
      { id: 'eto.day', decimals: 1 },
      { id: 'et0.provider', decimals: 1 },
      { id: 'rain.day', decimals: 1 },
      { id: 'kc.day', decimals: 2 },
      { id: 'etc.day', decimals: 1 },
      { id: 'kc.act', decimals: 2 },
      { id: 'eta.day', decimals: 1 },
      { id: 'evaporation.day', decimals: 1 },
      { id: 'transpiration.day', decimals: 1 },
    ],
  },
  {
    id: 'roots',
    rows: [
      { id: 'start.moisture', decimals: 3 },
      { id: 'zr.day', decimals: 2 },
      { id: 'dr.start', decimals: 0 },
      { id: 'dr.end', decimals: 0 },
      { id: 'raw', decimals: 0 },
      { id: 'taw', decimals: 0 },
      { id: 'ks', decimals: 2 },
    ],
  },
  {
    id: 'crop',
    rows: [
      { id: 'kcb.day', decimals: 2 },
      { id: 'ke.day', decimals: 2 },
      { id: 'kcmax.day', decimals: 2 },
      { id: 'height.day', decimals: 2 },
      { id: 'fc.day', decimals: 2 },
    ],
  },
  {
    id: 'surface',
    rows: [
      { id: 'irr.fw', decimals: 2 },
      { id: 'fw.day', decimals: 2 },
      { id: 'few.day', decimals: 2 },
      { id: 'rew', decimals: 1 },
      { id: 'tew', decimals: 1 },
      { id: 'de.start', decimals: 1 },
      { id: 'kr', decimals: 2 },
    ],
  },
];

export function TodayFacts({ advice }: { readonly advice: Advice }) {
  const { t, format } = useI18n();
  const shown = groups
    .map(({ id, rows }) => ({ id, rows: rows.filter((row) => factOf(advice, row.id) !== null) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <section className="border-t border-line pt-4 pb-8">
      <Disclosure title={t('crops.today.title', { date: format.date(advice.asOf) })}>
        <div className="grid gap-x-12 gap-y-6 pt-4 md:grid-cols-2">
          {shown.map(({ id, rows }) => (
            <div key={id} className="min-w-0">
              <h3 className="font-semibold">{t(`crops.today.${id}`)}</h3>
              <dl>
                {rows.map((row) => (
                  <FactRow key={row.id} advice={advice} {...row} label={t(`crops.facts.${row.id}`)} />
                ))}
              </dl>
            </div>
          ))}
        </div>
        <p className="pt-4 text-sm text-ink-soft">{t('crops.today.eto-note')}</p>
      </Disclosure>
    </section>
  );
}
