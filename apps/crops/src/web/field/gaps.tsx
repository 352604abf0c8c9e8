import type { Advice } from '@repo/agronomy';
import { addDays, type IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';
import { rangesOf } from './ranges-of.ts';

const mostNamed = 6;

/** Days that nobody has weather or rain of, by name, and what to do about them. */
export function Gaps({ advice, hasWeather }: { readonly advice: Advice; readonly hasWeather: boolean }) {
  const { t, format } = useI18n();
  const named = (days: readonly IsoDate[]) => {
    const ranges = rangesOf(days);
    const first = ranges.slice(0, mostNamed);
    const texts = first.map(({ from, to }) =>
      from === to
        ? format.date(from)
        : t(addDays(from, 1) === to ? 'crops.gaps.two-days' : 'crops.gaps.range', {
            from: format.date(from),
            to: format.date(to),
          }),
    );
    const more = ranges.slice(mostNamed).reduce((sum, { count }) => sum + count, 0);
    return more > 0 ? t('crops.gaps.and-more', { days: format.list(texts), n: format.number(more) }) : format.list(texts);
  };
  return (
    <div className="flex flex-col gap-4 empty:hidden [&:not(:empty)]:pb-6">
      {hasWeather && advice.weatherGaps.length > 0 && (
        <Notice tone="attention" title={t('crops.gaps.weather-title')}>
          {t('crops.gaps.weather', { days: named(advice.weatherGaps) })}
        </Notice>
      )}
      {advice.rainGaps.length > 0 && (
        <Notice tone="attention" title={t('crops.gaps.rain-title')}>
          {t('crops.gaps.rain', { days: named(advice.rainGaps) })}
        </Notice>
      )}
    </div>
  );
}
