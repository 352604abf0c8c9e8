/** What weather of a field is stored: whose, of which days, and how old. */
import { useI18n } from '@repo/i18n/react';
import type { StoredDay } from '../../wire/stored.ts';
import { useToday } from '../use-today.ts';
import { isOpenMeteo, latestFetch } from './providers.ts';
import { countDays, isSample, sourcesOf, type WeatherSource } from './sources.ts';

export function StoredWeather({ days }: { readonly days: readonly StoredDay[] }) {
  const { t, format } = useI18n();
  const today = useToday();
  if (days.length === 0) return <p>{t('crops.weather.none')}</p>;
  const at = latestFetch(days.filter((day) => !isSample(day)));
  return (
    <div className="flex flex-col gap-2">
      <p>
        {t('crops.weather.stored', countDays(days, today))}{' '}
        {at && (
          <time dateTime={at.toISOString()} title={format.dateTime(at)} className="text-ink-soft">
            {t('crops.weather.age', { age: format.relative(at, new Date()) })}
          </time>
        )}
      </p>
      <ul aria-label={t('crops.weather.sources')} className="flex flex-col border-t border-line">
        {sourcesOf(days).map((source) => (
          <li key={`${source.kind} ${source.provider}`} className="border-b border-line py-1">
            <Source source={source} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Source({ source }: { readonly source: WeatherSource }) {
  const { t, format } = useI18n();
  const { kind, from, to, count } = source;
  const provider = isOpenMeteo(source) ? 'Open-Meteo' : source.provider;
  return (
    <>
      <span className="block">{t(`crops.weather.source.${kind}`, { provider })}</span>
      <span className="block text-sm text-ink-soft">
        {from === to ? format.date(from) : t('crops.weather.span', { count, from: format.date(from), to: format.date(to) })}
      </span>
    </>
  );
}
