/** Reference ET of the day with every step on the way to it, and the provider's beside it. */
import type { Fact, FactInput } from '@repo/facts';
import { meanSaturationVapourPressure, psychrometricConstant, saturationSlope } from '../../atmosphere/index.ts';
import { type DailyReferenceEt, type Obtained, windFloorMs } from '../../reference-et/index.ts';
import type { WeatherDay } from '../../weather/day.ts';
import { both, known, missing } from '../known.ts';
import type { Field, Known } from '../types.ts';
import { airFacts, extremes, mean, meanOf } from './eto-air.ts';
import { radiationFacts } from './eto-radiation.ts';
import { computed, decimal, factOf, input } from './make.ts';

/** A day whose ETo is known, with what it was computed from. */
export interface EtoOfDay {
  readonly field: Field;
  readonly weather: WeatherDay;
  readonly eto: DailyReferenceEt;
}

/** ETo and the provider's, and after them the steps that ETo opens: those that this day used, none without an ETo. */
export function etoFacts(field: Field, weather: WeatherDay | undefined, eto: Known<DailyReferenceEt>): Fact[] {
  const day = weather ? known(weather) : missing('no-input', 'weather');
  const found = both(day, eto);
  const of = found.ok ? known({ field, weather: found.value[0], eto: found.value[1] }) : found;
  return [
    factOf('eto.day', 'mm', of, etoFact),
    factOf('et0.provider', 'mm', providerEto(weather), (fact) => fact),
    ...(of.ok ? [...airFacts(of.value), ...radiationFacts(of.value)] : []),
  ];
}

/** Wind below the edition's floor, and an ETo below 0, are named where they occur. */
function etoFact(of: EtoOfDay): Fact {
  const { field, weather, eto } = of;
  const delta = saturationSlope(meanOf(of));
  const gamma = psychrometricConstant(field.site.elevationM);
  const es = meanSaturationVapourPressure(weather.tmaxC, weather.tminC);
  const floorMs = windFloorMs[field.edition];
  const windMs = eto.windAt2mMs.value;
  const used = Math.max(windMs, floorMs);
  const [d, g, t, rn, u, s, a] = [delta, gamma, meanOf(of), eto.rnMj, used, es, eto.eaKpa.value].map(decimal);
  const numbers = `[0.408 × ${d} × (${rn} − 0) + ${g} × 900 / (${t} + 273) × ${u} × (${s} − ${a})] / [${d} + ${g} × (1 + 0.34 × ${u})]`;
  const symbols = '[0.408 Δ (Rn − G) + γ · 900 / (Tmean + 273) · u2 · (es − ea)] / [Δ + γ (1 + 0.34 u2)]';
  const bound = used > windMs ? `, u2 ≥ ${decimal(floorMs)}` : '';
  return computed('eto.day', eto.etoMm, 'mm', {
    symbols: `ETo = ${eto.etoMm === 0 ? '0 ≥ ' : ''}${symbols}${bound}`,
    numbers: eto.etoMm === 0 ? `0 ≥ ${numbers}` : numbers,
    inputs: [
      ...extremes(of),
      mean(of),
      obtained('u2', 'wind-at-2m', eto.windAt2mMs, 'u2'),
      obtained('ea', 'vapour-pressure', eto.eaKpa, 'ea'),
      obtained('Rs', 'solar-radiation', eto.rsMj, 'rs'),
      input('Rn', 'net-radiation', eto.rnMj, 'none', 'rn'),
      input('G', 'soil-heat-flux', 0, 'none'),
      input('Δ', 'saturation-slope', delta, 'none', 'delta'),
      input('γ', 'psychrometric-constant', gamma, 'none', 'gamma'),
      input('es', 'saturation-vapour-pressure', es, 'none', 'es'),
    ],
    clause: 'eq. 6 (2.4)',
    edition: field.edition,
  });
}

/** How the input was obtained is part of its label. */
function obtained(symbol: string, quantity: string, { value, method }: Obtained, ref: string): FactInput {
  return input(symbol, `${quantity}.${method}`, value, 'none', ref);
}

function providerEto(weather: WeatherDay | undefined): Known<Fact> {
  const value = weather?.et0ProviderMm;
  if (weather === undefined || value === undefined) return missing('no-input', 'provider-eto');
  return known({
    id: 'crops.et0.provider',
    value: decimal(value),
    unit: 'mm',
    source: { kind: 'document', document: weather.provider },
    status: 'secondary',
    inputs: [],
    formula: null,
  });
}
