/** What cannot be true of one day. */
import { type Measured, measured, possible } from './quantities.ts';

export type Values = Readonly<Partial<Record<Measured, number>>>;

export interface DayFault {
  readonly quantity: Measured;
  readonly code: 'value-missing' | 'out-of-range' | 'tmin-above-tmax' | 'rh-min-above-max' | 'dew-above-tmax';
  readonly params: Readonly<Record<string, string>>;
}

/** In the engine's units. A day without both extremes of temperature gives no reference ET and is at fault. */
export function faultsOf(values: Values): DayFault[] {
  const { tmax, tmin, rhMax, rhMin, tdew } = values;
  const faults: DayFault[] = [];
  for (const quantity of ['tmax', 'tmin'] as const) {
    if (values[quantity] === undefined) faults.push({ quantity, code: 'value-missing', params: {} });
  }
  for (const quantity of measured) {
    const value = values[quantity];
    const { low, high, units } = possible[quantity];
    if (value === undefined || (value >= low && value <= high)) continue;
    const params = { value: String(value), low: String(low), high: String(high), unit: units[0] };
    faults.push({ quantity, code: 'out-of-range', params });
  }
  const above = (code: DayFault['code'], quantity: Measured, lower?: number, upper?: number) => {
    if (lower === undefined || upper === undefined || lower <= upper) return;
    faults.push({ quantity, code, params: { lower: String(lower), upper: String(upper) } });
  };
  above('tmin-above-tmax', 'tmin', tmin, tmax);
  above('rh-min-above-max', 'rhMin', rhMin, rhMax);
  above('dew-above-tmax', 'tdew', tdew, tmax);
  return faults;
}
