import { addDays, isoDate } from '@repo/facts';
import type { BalanceDay } from '../src/chart-balance.tsx';

const length = 130;
const forecastFrom = 120;
const rains: Readonly<Record<number, number>> = { 34: 12, 61: 6, 95: 18, 123: 9 };

/** A made-up season: the crop drinks more as it grows and gets water at the limit. It is here to be looked at, not to be right. */
export const sampleSeason: readonly BalanceDay[] = makeSeason();

function makeSeason(): BalanceDay[] {
  const days: BalanceDay[] = [];
  let [depletion, withRain] = [0, 0];
  for (let index = 0; index < length; index += 1) {
    const capacity = 40 + 110 * Math.min(1, index / 70);
    const limit = capacity * 0.55;
    const forecast = index >= forecastFrom;
    const rain = rains[index] ?? 0;
    const irrigation = !forecast && depletion > limit ? depletion : 0;
    const use = 1 + 4 * Math.min(1, index / 60);
    const next = (before: number, fallen: number) => Math.max(0, before + use - irrigation - fallen);
    withRain = next(forecast ? withRain : depletion, rain);
    depletion = next(depletion, forecast ? 0 : rain);
    const date = addDays(isoDate('2025-11-18'), index);
    days.push({ date, depletion, depletionWithRain: withRain, limit, capacity, irrigation, rain, forecast });
  }
  return days;
}
