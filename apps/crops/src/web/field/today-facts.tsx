import type { Advice } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { Section } from '@repo/ui/page';
import { FactRow } from '../advice/fact-figure.tsx';

interface Shown {
  readonly id: string;
  readonly decimals: number;
}

const air: readonly Shown[] = [
  { id: 'eto.day', decimals: 1 },
  { id: 'et0.provider', decimals: 1 },
  { id: 'kc.day', decimals: 2 },
  { id: 'etc.day', decimals: 1 },
  { id: 'rain.day', decimals: 1 },
];
const soil: readonly Shown[] = [
  { id: 'dr.start', decimals: 0 },
  { id: 'raw', decimals: 0 },
  { id: 'taw', decimals: 0 },
  { id: 'ks', decimals: 2 },
];

/** The figures of today; each opens with its equation and edition. */
export function TodayFacts({ advice }: { readonly advice: Advice }) {
  const { t, format } = useI18n();
  const rows = (shown: readonly Shown[]) => (
    <dl className="-mt-3 min-w-0">
      {shown.map(({ id, decimals }) => (
        <FactRow key={id} advice={advice} id={id} decimals={decimals} label={t(`crops.facts.${id}`)} />
      ))}
    </dl>
  );
  return (
    <Section title={t('crops.today.title', { date: format.date(advice.asOf) })}>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {rows(air)}
        {rows(soil)}
      </div>
      <p className="pt-4 text-sm text-ink-soft">{t('crops.today.eto-note')}</p>
    </Section>
  );
}
