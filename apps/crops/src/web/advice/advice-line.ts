/** The one sentence of a field: what to do about water, and when. */
import type { Advice } from '@repo/agronomy';
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import type { I18n } from '@repo/i18n/react';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { dayText } from '../../advice/day-text.ts';
import { ageOf, dueSince, lastKnownMorning, oldestWeatherDays } from '../../advice/due.ts';
import { dateOf, factOf, numberOf } from '../../advice/field-advice.ts';
import type { FieldView } from '../../wire/stored.ts';
import { lacks } from './missing-text.ts';

export interface AdviceLine {
  readonly text: string;
  /** Since when water has been due, which day the figures are of when it is not today, and what is not counted yet. */
  readonly notes: readonly string[];
  /** What forecast rain would change. */
  readonly rain: string | null;
  /** What the person can do so that there is advice. */
  readonly next: 'weather' | 'field' | null;
}

type Texts = Pick<I18n, 't' | 'format' | 'locale'>;
type Asked = Pick<FieldView, 'inputs' | 'weather'>;

export function adviceLine(stored: Asked, today: IsoDate, advice: Advice, i18n: Texts): AdviceLine {
  if (dayOfAdvice(stored.inputs, today).past) return pastLine(advice, i18n);
  const date = dateOf(factOf(advice, 'irr.next.date.dry'));
  if (advice.days.length > 0 && ageOf(advice) > oldestWeatherDays) return staleLine(advice, i18n);
  if (advice.laterEntries.length > 0 && advice.days.length > 0 && date === null) return notCounted(advice, today, i18n);
  const line = date === null ? without(stored, today, advice, i18n) : dueLine(date, today, advice, i18n);
  return { ...line, notes: [...line.notes, ...asOfNotes(advice, today, i18n)] };
}

function pastLine(advice: Advice, { t, format }: Texts): AdviceLine {
  const text =
    advice.days.length > 0 ? t('crops.advice.past', { date: format.date(advice.asOf) }) : t('crops.advice.after-season');
  return { text, notes: [], rain: null, next: null };
}

function dueLine(date: IsoDate, today: IsoDate, advice: Advice, i18n: Texts): AdviceLine {
  const { t } = i18n;
  const depth = depthText(advice, i18n);
  const rain = rainText(advice, today, i18n);
  if (date > today)
    return { text: t('crops.advice.on-date', { date: dayText(date, i18n), depth }), notes: [], rain, next: null };
  const since = dueSince(advice) ?? date;
  const notes = [
    ...(since < today ? [t('crops.advice.since', { date: dayText(since, i18n) })] : []),
    ...(advice.laterEntries.length > 0
      ? [t('crops.advice.taken-off', { days: i18n.format.list(advice.laterEntries.map((day) => dayText(day, i18n))) })]
      : []),
  ];
  return { text: t('crops.advice.today', { depth }), notes, rain, next: null };
}

/** Of weather that is too old neither a date nor a depth is told. */
function staleLine(advice: Advice, i18n: Texts): AdviceLine {
  const params = { date: dayText(advice.asOf, i18n), count: ageOf(advice) };
  return { text: i18n.t('crops.advice.stale', params), notes: [], rain: null, next: 'weather' };
}

/** What was written after the day of the figures may have changed them: until it counts nobody is sent to irrigate. */
function notCounted(advice: Advice, today: IsoDate, i18n: Texts): AdviceLine {
  const days = i18n.format.list(advice.laterEntries.map((date) => dayText(date, i18n)));
  const text = i18n.t('crops.advice.not-counted', { days });
  return { text, notes: asOfNotes(advice, today, i18n), rain: null, next: 'weather' };
}

function asOfNotes({ asOf, days }: Advice, today: IsoDate, i18n: Texts): readonly string[] {
  if (days.length === 0 || asOf >= today) return [];
  const key = asOf === addDays(today, -1) ? 'crops.advice.as-of-yesterday' : 'crops.advice.as-of';
  return [i18n.t(key, { date: dayText(asOf, i18n) })];
}

/** Inches to apply, as farmers speak of water. */
function depthText(advice: Advice, { t, format }: Texts): string {
  const inches = numberOf(factOf(advice, 'irr.inches')) ?? 0;
  return t('crops.depth.inches', { value: format.number(inches.toFixed(1)) });
}

function rainText(advice: Advice, today: IsoDate, i18n: Texts): string | null {
  const withRain = dateOf(factOf(advice, 'irr.next.date.withRain'));
  if (withRain === dateOf(factOf(advice, 'irr.next.date.dry'))) return null;
  if (withRain !== null) return i18n.t('crops.advice.rain-later', { date: dayText(withRain, i18n) });
  const count = daysAhead(advice, today);
  return count < 1 ? null : i18n.t('crops.advice.rain-enough', { count });
}

/** Days after today whose morning is known; below 0 when the weather ends before. */
function daysAhead(advice: Advice, today: IsoDate): number {
  const last = lastKnownMorning(advice);
  return last === null ? Number.NEGATIVE_INFINITY : daysBetween(today, last);
}

function without({ inputs, weather }: Asked, today: IsoDate, advice: Advice, i18n: Texts): AdviceLine {
  const fact = factOf(advice, 'irr.next.date.dry');
  const line = (key: string, next: AdviceLine['next'] = null, params = {}) => ({
    text: i18n.t(key, params),
    notes: [],
    rain: null,
    next,
  });
  const last = lastKnownMorning(advice);
  if (last !== null) {
    if (last > addDays(today, 1)) return line('crops.advice.not-due', null, { count: daysAhead(advice, today) });
    if (last > today) return line('crops.advice.not-due-tomorrow', 'weather');
    if (last === today) return line('crops.advice.not-due-today', 'weather');
    return line('crops.advice.not-due-until', 'weather', { date: dayText(last, i18n) });
  }
  if (fact && lacks(fact, 'pond-balance')) return line('crops.advice.pond');
  if (fact && lacks(fact, 'stage-lengths')) {
    return fact.scopeKey === 'missing.no-row' ? line('crops.advice.no-stages') : line('crops.advice.incomplete', 'field');
  }
  if (inputs.sowingDate > today) return line('crops.advice.before-sowing', null, { date: i18n.format.date(inputs.sowingDate) });
  if (weather.length === 0) return line('crops.advice.no-weather', 'weather');
  if (advice.weatherGaps.length > 0) return line('crops.advice.weather-gaps', 'weather', { count: advice.weatherGaps.length });
  return line('crops.advice.incomplete', 'field');
}
