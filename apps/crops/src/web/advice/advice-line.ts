/** The one sentence of a field: what to do about water, and when. */
import type { Advice } from '@repo/agronomy';
import type { I18n } from '@repo/i18n/react';
import { dateOf, factOf, numberOf } from '../../advice/field-advice.ts';
import { dayText } from '../day-text.ts';
import { lacks } from './missing-text.ts';

export interface AdviceLine {
  readonly text: string;
  /** What forecast rain would change. */
  readonly rain: string | null;
  /** What the person can do so that there is advice. */
  readonly next: 'weather' | 'field' | null;
}

type Texts = Pick<I18n, 't' | 'format' | 'locale'>;

export interface AdviceState {
  /** Whether any day of weather is stored. */
  readonly hasWeather: boolean;
  /** The season is over: there is nothing to do any more. */
  readonly past: boolean;
}

export function adviceLine(advice: Advice, { hasWeather, past }: AdviceState, i18n: Texts): AdviceLine {
  if (past) {
    return { text: i18n.t('crops.advice.past', { date: i18n.format.date(advice.asOf) }), rain: null, next: null };
  }
  const date = dateOf(factOf(advice, 'irr.next.date.dry'));
  if (date === null) return without(advice, hasWeather, i18n);
  const depth = depthText(advice, i18n);
  const text =
    date === advice.asOf
      ? i18n.t('crops.advice.today', { depth })
      : i18n.t('crops.advice.on-date', { date: dayText(date, i18n), depth });
  return { text, rain: rainText(advice, i18n), next: null };
}

/** Inches on the field, as farmers speak of water. */
function depthText(advice: Advice, { t, format }: Texts): string {
  const inches = numberOf(factOf(advice, 'irr.inches')) ?? 0;
  return t('crops.depth.inches', { value: format.number(inches.toFixed(1)) });
}

function rainText(advice: Advice, i18n: Texts): string | null {
  const fact = factOf(advice, 'irr.next.date.withRain');
  const withRain = dateOf(fact);
  if (withRain === dateOf(factOf(advice, 'irr.next.date.dry'))) return null;
  if (withRain !== null) return i18n.t('crops.advice.rain-later', { date: dayText(withRain, i18n) });
  const days = fact?.scopeParams?.days;
  return days === undefined ? null : i18n.t('crops.advice.rain-enough', { days: i18n.format.number(days) });
}

function without(advice: Advice, hasWeather: boolean, { t, format }: Texts): AdviceLine {
  const fact = factOf(advice, 'irr.next.date.dry');
  const line = (key: string, next: AdviceLine['next'] = null, params = {}) => ({ text: t(key, params), rain: null, next });
  const days = fact?.scopeParams?.days;
  // Today alone is known: what comes is not forecast yet.
  if (days === '1') return line('crops.advice.not-due-today', 'weather');
  if (days !== undefined) return line('crops.advice.not-due', null, { days: format.number(days) });
  if (fact && lacks(fact, 'pond-balance')) return line('crops.advice.pond');
  if (isOutOfSeason(advice)) return line(beforeSowing(advice) ? 'crops.advice.before-sowing' : 'crops.advice.after-season');
  if (fact && lacks(fact, 'stage-lengths')) return line('crops.advice.no-stages');
  if (!hasWeather) return line('crops.advice.no-weather', 'weather');
  if (fact && lacks(fact, 'weather')) {
    return line('crops.advice.weather-gaps', 'weather', { count: advice.weatherGaps.length });
  }
  return line('crops.advice.incomplete', 'field');
}

function isOutOfSeason(advice: Advice): boolean {
  const stage = factOf(advice, 'stage.name');
  return stage !== null && lacks(stage, 'season');
}

function beforeSowing(advice: Advice): boolean {
  return (numberOf(factOf(advice, 'stage.day')) ?? 1) < 1;
}
