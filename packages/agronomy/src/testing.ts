/** Complete sample inputs. The weather is invented and says so. */
import { addDays, dayNumber, type IsoDate, isoDate } from '@repo/facts';
import type { Field } from './advice/types.ts';
import { cubicMetresPerHourFromCusec, squareMetresFromAcres } from './units/index.ts';
import type { WeatherDay, WeatherKind } from './weather/day.ts';

/** An acre of cotton near Multan, sown on 1 May 2026 after a soaking irrigation, with a tubewell of one cusec. */
export function sampleField(): Field {
  return {
    id: 'sample',
    site: { latitudeDeg: 30.2, elevationM: 122 },
    crop: 'cotton',
    sowingDate: isoDate('2026-05-01'),
    edition: '2025',
    soil: { class: 'fao.silt-loam' },
    stages: { row: 'cotton.egypt-pakistan-california' },
    start: { moisture: { kind: 'field-capacity' } },
    roots: { startM: 0.3 },
    areaM2: squareMetresFromAcres(1),
    dischargeM3PerHour: cubicMetresPerHourFromCusec(1),
    applicationEfficiency: 0.6,
  };
}

/** The same acre by the dual coefficient, with furrows that wet 0.6 of the surface. */
export function sampleDualField(): Field {
  return { ...sampleField(), dual: { wettedFraction: 0.6 } };
}

/** `count` days of hot dry weather that repeats every seven days. */
export function sampleWeather(from: IsoDate, count: number, kind: WeatherKind = 'station'): WeatherDay[] {
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(from, index);
    const swing = dayNumber(date) % 7;
    return {
      date,
      kind,
      provider: 'synthetic',
      tmaxC: 38 + 0.5 * swing,
      tminC: 25 + 0.25 * swing,
      tdewC: 17 + 0.5 * swing,
      wind: { speedMs: 2 + 0.25 * swing, heightM: 10 },
      rsMj: 25 - 0.5 * swing,
      rainMm: 0,
    };
  });
}
