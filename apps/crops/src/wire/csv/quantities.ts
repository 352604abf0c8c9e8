/** What a column can hold, in which units, and what is possible. */

export const measured = ['tmax', 'tmin', 'rhMax', 'rhMin', 'rhMean', 'tdew', 'wind', 'rs', 'sunshine', 'rain'] as const;
export type Measured = (typeof measured)[number];
export type Quantity = 'date' | Measured;

export type Unit = '°C' | '°F' | '%' | 'km/h' | 'm/s' | 'mph' | 'kn' | 'MJ/m²' | 'W/m²' | 'h' | 'mm' | 'in';

interface Possible {
  /** The first is that of the engine; others are converted to it. */
  readonly units: readonly [Unit, ...Unit[]];
  /** What a column without a unit is in; null where two are usual and none may be guessed. */
  readonly usual: Unit | null;
  /** Inclusive, in the engine's unit. */
  readonly low: number;
  readonly high: number;
}

const temperature: Possible = { units: ['°C', '°F'], usual: '°C', low: -40, high: 60 };
const humidity: Possible = { units: ['%'], usual: '%', low: 0, high: 100 };

/**
 * Means and sums of a day. 45 MJ/m² is above the radiation outside the atmosphere at any latitude; 1825 mm is the highest rain of a
 * day on record (Réunion 1966, WMO); 60 m/s is a mean that no station survives.
 */
export const possible: Readonly<Record<Measured, Possible>> = {
  tmax: temperature,
  tmin: temperature,
  tdew: temperature,
  rhMax: humidity,
  rhMin: humidity,
  rhMean: humidity,
  wind: { units: ['m/s', 'km/h', 'mph', 'kn'], usual: null, low: 0, high: 60 },
  rs: { units: ['MJ/m²', 'W/m²'], usual: null, low: 0, high: 45 },
  sunshine: { units: ['h'], usual: 'h', low: 0, high: 24 },
  rain: { units: ['mm', 'in'], usual: 'mm', low: 0, high: 1825 },
};

const converters: Readonly<Record<Unit, (value: number) => number>> = {
  '°C': (value) => value,
  '°F': (value) => ((value - 32) * 5) / 9,
  '%': (value) => value,
  'km/h': (value) => value / 3.6,
  'm/s': (value) => value,
  // 1,609.344 m and 1,852 m an hour.
  mph: (value) => value * 0.44704,
  kn: (value) => (value * 1852) / 3600,
  'MJ/m²': (value) => value,
  // 1 W/m² over a day of 86,400 s.
  'W/m²': (value) => value * 0.0864,
  h: (value) => value,
  mm: (value) => value,
  in: (value) => value * 25.4,
};

/** The value in the engine's unit, to a millionth. */
export function toEngineUnit(value: number, unit: Unit): number {
  return Number(converters[unit](value).toFixed(6));
}
