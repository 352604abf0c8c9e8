/** What the advice stands on, and what it does not say. */
import type { Advice } from '@repo/agronomy';
import { useI18n } from '@repo/i18n/react';
import { Link } from '@repo/ui/link';
import { Section } from '@repo/ui/page';
import { coefficientOf } from '../../advice/coefficient.ts';
import { factOf } from '../../advice/field-advice.ts';
import { demoStation } from '../../demo-station.ts';
import type { FieldView } from '../../wire/stored.ts';
import { isOpenMeteo, stationNames } from '../weather/providers.ts';

/** Figures of the day's weather that can be estimated, each with its sentence as scope. */
const estimated = ['rs', 'ea', 'u2'] as const;

export function Basis({ stored, advice }: { readonly stored: FieldView; readonly advice: Advice }) {
  const { t, rich, format } = useI18n();
  const { inputs } = stored;
  const stations = stationNames(stored.weather);
  const assumed = [
    ...(inputs.efficiencyPct === null ? [t('crops.form.efficiency')] : []),
    ...(inputs.wettedPct === null && coefficientOf(inputs) === 'dual' ? [t('crops.form.wetted')] : []),
  ];
  return (
    <Section title={t('crops.basis.title')}>
      <ul className="flex max-w-text flex-col gap-2 text-sm text-ink-soft print:max-w-none print:gap-1">
        {stations.includes(demoStation) && <li>{t('crops.basis.demo')}</li>}
        <li>{t(`crops.basis.start-${inputs.start?.kind ?? 'assumed'}`)}</li>
        <li>{t(`crops.basis.${coefficientOf(inputs)}`)}</li>
        {assumed.map((what) => (
          <li key={what}>{t('crops.basis.assumed', { what })}</li>
        ))}
        {estimated.map((id) => {
          const scopeKey = factOf(advice, id)?.scopeKey;
          return scopeKey === undefined || scopeKey === 'scope.from-forecast' ? null : (
            <li key={id}>{t(`crops.${scopeKey}`)}</li>
          );
        })}
        <li>{t('crops.basis.projection')}</li>
        <li>{t('crops.basis.fao')}</li>
        <li dir="ltr" className="type-ui">
          Allen, R.G., Pereira, L.S., Raes, D., Smith, M. 1998. Crop evapotranspiration. FAO Irrigation and Drainage Paper 56.
        </li>
        <li dir="ltr" className="type-ui">
          Pereira, L.S. et al. 2025. Crop evapotranspiration. FAO Irrigation and Drainage Paper 56, Rev. 1. CC BY 4.0.{' '}
          <Link href="https://doi.org/10.4060/cd6621en">doi.org/10.4060/cd6621en</Link>
        </li>
        {stored.weather.some(isOpenMeteo) && (
          <li>
            {rich('crops.basis.open-meteo', {
              link: (chunks) => <Link href="https://open-meteo.com/">{chunks}</Link>,
            })}
          </li>
        )}
        {stations.length > 0 && <li>{t('crops.basis.stations', { names: format.list(stations) })}</li>}
        <li>{t('crops.basis.no-dose')}</li>
      </ul>
    </Section>
  );
}
