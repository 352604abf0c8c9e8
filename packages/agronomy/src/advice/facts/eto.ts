/** Reference ET of the day, and the provider's beside it. */
import type { Fact, FactInput } from '@repo/facts';
import { meanSaturationVapourPressure, psychrometricConstant, saturationSlope } from '../../atmosphere/index.ts';
import type { DailyReferenceEt, Obtained } from '../../reference-et/index.ts';
import type { WeatherDay } from '../../weather/day.ts';
import { both, known, missing } from '../known.ts';
import type { Field, Known } from '../types.ts';
import { computed, decimal, factOf, input } from './make.ts';

export function etoFacts(field: Field, weather: WeatherDay | undefined, eto: Known<DailyReferenceEt>): Fact[] {
  const day = weather ? known(weather) : missing('no-input', 'weather');
  return [
    factOf('eto.day', 'mm', both(day, eto), ([record, computedEto]) => etoFact(field, record, computedEto)),
    factOf('et0.provider', 'mm', providerEto(weather), (fact) => fact),
  ];
}

function etoFact(field: Field, { tmaxC, tminC, kind }: WeatherDay, eto: DailyReferenceEt): Fact {
  const tmeanC = (tmaxC + tminC) / 2;
  const delta = saturationSlope(tmeanC);
  const gamma = psychrometricConstant(field.site.elevationM);
  const es = meanSaturationVapourPressure(tmaxC, tminC);
  const [d, g, t, rn, u, vpd] = [delta, gamma, tmeanC, eto.rnMj, eto.windAt2mMs.value, es - eto.eaKpa.value].map(decimal);
  return computed('eto.day', eto.etoMm, 'mm', {
    symbols: 'ETo = [0.408 Δ (Rn − G) + γ · 900 / (T + 273) · u2 · (es − ea)] / [Δ + γ (1 + 0.34 u2)]',
    numbers: `[0.408 × ${d} × ${rn} + ${g} × 900 / (${t} + 273) × ${u} × ${vpd}] / [${d} + ${g} × (1 + 0.34 × ${u})]`,
    inputs: [
      input('Tmax', `weather.${kind}.tmax`, tmaxC, 'celsius'),
      input('Tmin', `weather.${kind}.tmin`, tminC, 'celsius'),
      obtained('u2', 'wind-at-2m', eto.windAt2mMs),
      obtained('ea', 'vapour-pressure', eto.eaKpa),
      obtained('Rs', 'solar-radiation', eto.rsMj),
      input('Rn', 'net-radiation', eto.rnMj, 'none'),
      input('Δ', 'saturation-slope', delta, 'none'),
      input('γ', 'psychrometric-constant', gamma, 'none'),
      input('es', 'saturation-vapour-pressure', es, 'none'),
    ],
    clause: 'eq. 6 (2.4)',
    edition: field.edition,
    ...(eto.rsMj.estimated ? { scopeKey: 'scope.radiation-estimated' } : {}),
  });
}

/** How the input was obtained is part of its label. */
function obtained(symbol: string, quantity: string, { value, method }: Obtained): FactInput {
  return input(symbol, `${quantity}.${method}`, value, 'none');
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
