/** k_Rs, by which the range of temperature stands for radiation. °C^−0.5 */
import { finite } from '../finite.ts';

/** 1998, eq. 50. */
export const krs1998 = { interior: 0.16, coast: 0.19 } as const;

/** Long-term averages of the site, not the day's values. */
export interface SiteClimate {
  /** Mean daily range of temperature, °C. */
  temperatureRangeC: number;
  windAt2mMs: number;
  /** Mean relative humidity, per cent. */
  humidityPct: number;
  /** Annual rain over annual potential evaporation (UNEP); absent: the global regression. */
  aridityIndex?: number;
}

type Regression = readonly [constant: number, range: number, wind: number, humidity: number];
type Regressions = Readonly<Record<'global' | 'arid' | 'semiArid' | 'subHumid' | 'humid', Regression>>;

/** (3.53), (3.54a–d) */
const forRadiation: Regressions = {
  global: [0.3648, -0.0099, 0.0194, -0.0017],
  arid: [0.2169, -0.0042, 0.0352, -0.0011],
  semiArid: [0.388, -0.0095, 0.0224, -0.0022],
  subHumid: [0.3958, -0.0105, 0.0186, -0.0021],
  humid: [0.5191, -0.0104, 0.0188, -0.0035],
};

/** (3.56), (3.57a–d) */
const forHargreaves: Regressions = {
  global: [0.3023, -0.0049, 0.0151, -0.0017],
  arid: [0.2073, -0.0023, 0.0224, -0.0009],
  semiArid: [0.2962, -0.0049, 0.0117, -0.0014],
  subHumid: [0.3396, -0.0059, 0.0125, -0.002],
  humid: [0.3695, -0.0066, 0.0127, -0.0024],
};

/** For `solarRadiationFromTemperature`, 2025 (3.53–3.54). */
export function radiationCoefficient(climate: SiteClimate): number {
  return evaluate(forRadiation, climate);
}

/** For `hargreaves2025`, (3.56–3.57). */
export function hargreavesCoefficient(climate: SiteClimate): number {
  return evaluate(forHargreaves, climate);
}

function evaluate(table: Regressions, climate: SiteClimate): number {
  const [constant, range, wind, humidity] = table[climateClass(climate.aridityIndex)];
  const { temperatureRangeC, windAt2mMs, humidityPct } = climate;
  return finite('krs', constant + range * temperatureRangeC + wind * windAt2mMs + humidity * humidityPct);
}

function climateClass(aridityIndex: number | undefined): keyof Regressions {
  if (aridityIndex === undefined) return 'global';
  if (aridityIndex < 0.2) return 'arid';
  if (aridityIndex < 0.5) return 'semiArid';
  return aridityIndex < 1 ? 'subHumid' : 'humid';
}
