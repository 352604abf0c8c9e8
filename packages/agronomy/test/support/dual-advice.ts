/** A fact of the advice on the sample season by the dual coefficient. */
import { addDays, type Fact, type IsoDate, isoDate } from '@repo/facts';
import { expect } from 'vitest';
import { advise, type DualCoefficient, type Field, type LedgerEntry, type WeatherDay } from '../../src/index.ts';
import { sampleDualField, sampleWeather } from '../../src/testing.ts';

export const sowing = isoDate('2026-05-01');
export const asOf = addDays(sowing, 40);
/** Forty days of a station and sixteen of a forecast. */
export const weather: readonly WeatherDay[] = [...sampleWeather(sowing, 40), ...sampleWeather(asOf, 16, 'forecast')];

export function factOf(
  id: string,
  field: Field,
  days: readonly WeatherDay[] = weather,
  ledger: readonly LedgerEntry[] = [],
  on: IsoDate = asOf,
): Fact {
  const found = advise(field, days, ledger, on).facts.find((fact) => fact.id === `crops.${id}`);
  return found ?? expect.fail(`no ${id}`);
}

export function labelsOf(fact: Fact): string[] {
  return fact.inputs.map(({ labelKey }) => labelKey);
}

export function withDual(dual: Partial<DualCoefficient>): Field {
  return { ...sampleDualField(), dual: { wettedFraction: 0.6, ...dual } };
}
