import { type Advice, inchesFromMm } from '@repo/agronomy';
import { type Fact, isoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Section } from '@repo/ui/page';
import { dayText } from '../../advice/day-text.ts';
import { dueSince } from '../../advice/due.ts';
import { dateOf, factOf, numberOf } from '../../advice/field-advice.ts';
import { FactRow } from '../advice/fact-figure.tsx';

/** When water is due, without and with forecast rain, how deep, and how long the tubewell runs. */
export function NextIrrigation({ advice }: { readonly advice: Advice }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const dry = factOf(advice, 'irr.next.date.dry');
  const differs = factOf(advice, 'irr.next.date.withRain')?.value !== dry?.value;
  const due = dateOf(dry);
  const isDue = due !== null;
  const since = dueSince(advice);
  const isLate = due !== null && since !== null && since < due;
  const day = ({ value }: Fact) => (typeof value === 'string' ? dayText(isoDate(value), i18n) : '');
  const inMm = (fact: Fact) => t('crops.depth.mm', { value: format.number((numberOf(fact) ?? 0).toFixed(0)) });
  const inInches = (mm: number) => t('crops.depth.inches', { value: format.number(inchesFromMm(mm).toFixed(1)) });
  const net = numberOf(factOf(advice, 'irr.net'));
  return (
    <Section title={t('crops.next.title')}>
      <dl className="-mt-3">
        <FactRow
          advice={advice}
          id="irr.next.date.dry"
          size="large"
          label={t('crops.next.dry')}
          write={day}
          aside={isLate ? t('crops.next.since', { date: dayText(since, i18n) }) : undefined}
        />
        {differs && <FactRow advice={advice} id="irr.next.date.withRain" label={t('crops.next.with-rain')} write={day} />}
        {isDue && (
          <>
            <FactRow advice={advice} id="irr.inches" label={t('crops.facts.irr.inches')} />
            <FactRow advice={advice} id="irr.gross" label={t('crops.facts.irr.gross')} write={inMm} />
            <FactRow advice={advice} id="irr.hours" label={t('crops.facts.irr.hours')} />
            <FactRow
              advice={advice}
              id="irr.net"
              label={t('crops.facts.irr.net')}
              write={inMm}
              aside={net === null ? undefined : inInches(net)}
            />
            <FactRow advice={advice} id="irr.ea" label={t('crops.facts.irr.ea')} />
          </>
        )}
        <FactRow advice={advice} id="stage.name" label={t('crops.facts.stage.name')} />
        <FactRow advice={advice} id="stage.day" label={t('crops.facts.stage.day')} />
      </dl>
    </Section>
  );
}
