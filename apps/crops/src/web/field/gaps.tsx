import type { Advice } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import { useI18n } from '@repo/i18n/react';
import { Notice } from '@repo/ui/notice';

const mostNamed = 6;

/** Days that nobody has weather or rain of, by name, and what to do about them. */
export function Gaps({ advice, hasWeather }: { readonly advice: Advice; readonly hasWeather: boolean }) {
  const { t, format } = useI18n();
  const named = (days: readonly IsoDate[]) => {
    const first = days.slice(0, mostNamed).map((day) => format.date(day));
    const more = days.length - first.length;
    return more > 0 ? t('crops.gaps.and-more', { days: format.list(first), n: format.number(more) }) : format.list(first);
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
