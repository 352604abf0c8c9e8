/** The air of ETo: temperatures, vapour pressures, the psychrometric constant and wind. */
import type { Fact, FactInput } from '@repo/facts';
import {
  atmosphericPressure,
  meanSaturationVapourPressure,
  psychrometricConstant,
  saturationSlope,
} from '../../atmosphere/index.ts';
import { finite } from '../../finite.ts';
import type { EtoOfDay } from './eto.ts';
import { computed, type Derivation, decimal, input } from './make.ts';

export function airFacts(of: EtoOfDay): Fact[] {
  const { weather, field } = of;
  const { edition } = field;
  const { elevationM } = field.site;
  const { tmaxC, tminC } = weather;
  const [tmax, tmin, tmean] = [tmaxC, tminC, meanOf(of)].map(decimal);
  const pressure = atmosphericPressure(elevationM);
  return [
    computed('tmean', meanOf(of), 'celsius', {
      symbols: 'Tmean = (Tmax + Tmin) / 2',
      numbers: `(${tmax} + ${tmin}) / 2`,
      inputs: extremes(of),
      clause: 'eq. 9 (3.4)',
      edition,
    }),
    computed('es', meanSaturationVapourPressure(tmaxC, tminC), 'none', {
      symbols: 'es = [e°(Tmax) + e°(Tmin)] / 2, e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
      numbers: `[${saturation(tmaxC)} + ${saturation(tminC)}] / 2`,
      inputs: extremes(of),
      clause: 'eq. 11, 12 (3.6, 3.7)',
      edition,
    }),
    computed('ea', of.eto.eaKpa.value, 'none', inEdition(vapourPressure(of), of)),
    computed('delta', saturationSlope(meanOf(of)), 'none', {
      symbols: 'Δ = 4098 e°(Tmean) / (Tmean + 237.3)^2, e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
      numbers: `4098 × ${saturation(meanOf(of))} / (${tmean} + 237.3)^2`,
      inputs: [mean(of)],
      clause: 'eq. 11, 13 (3.6, 3.8)',
      edition,
    }),
    computed('pressure', pressure, 'none', {
      symbols: 'P = 101.3 ((293 − 0.0065 z) / 293)^5.26',
      numbers: `101.3 × ((293 − 0.0065 × ${decimal(elevationM)}) / 293)^5.26`,
      inputs: [elevation(of)],
      clause: 'eq. 7 (3.1)',
      edition,
    }),
    computed('gamma', psychrometricConstant(elevationM), 'none', {
      symbols: 'γ = 0.000665 P',
      numbers: `0.000665 × ${decimal(pressure)}`,
      inputs: [input('P', 'pressure', pressure, 'none', 'pressure')],
      clause: 'eq. 8 (3.3)',
      edition,
    }),
    computed('u2', of.eto.windAt2mMs.value, 'none', inEdition(wind(of), of)),
  ];
}

export function meanOf({ weather: { tmaxC, tminC } }: EtoOfDay): number {
  return (tmaxC + tminC) / 2;
}

export function extremes({ weather: { kind, tmaxC, tminC } }: EtoOfDay): [FactInput, FactInput] {
  return [input('Tmax', `weather.${kind}.tmax`, tmaxC, 'celsius'), input('Tmin', `weather.${kind}.tmin`, tminC, 'celsius')];
}

export function mean(of: EtoOfDay): FactInput {
  return input('Tmean', 'mean-temperature', meanOf(of), 'celsius', 'tmean');
}

export function elevation({ field }: EtoOfDay): FactInput {
  return input('z', 'elevation', field.site.elevationM, 'none');
}

/** The working with its edition, where an equation is behind it: a value that was measured is of none. */
export function inEdition(working: Derivation, { field }: EtoOfDay): Derivation {
  return working.clause === undefined ? working : { ...working, edition: field.edition };
}

/** e°(T) with its numbers. */
export function saturation(tempC: number): string {
  const t = decimal(tempC);
  return `0.6108 × exp(17.27 × ${t} / (${t} + 237.3))`;
}

/** The working of e_a, by the method that was used. */
function vapourPressure(of: EtoOfDay): Derivation {
  const { weather, field, eto } = of;
  const { kind, tmaxC, tminC, tdewC, rhMaxPct, rhMinPct, rhMeanPct } = weather;
  const [tmax, tmin] = extremes(of);
  const given = (symbol: string, quantity: string, value: number) =>
    input(symbol, `weather.${kind}.${quantity}`, value, quantity === 'tdew' ? 'celsius' : 'none');
  switch (eto.eaKpa.method) {
    case 'dew-point': {
      const tdew = used(tdewC);
      return {
        symbols: 'ea = e°(Tdew), e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
        numbers: saturation(tdew),
        inputs: [given('Tdew', 'tdew', tdew)],
        clause: 'eq. 11, 14 (3.6, 3.9)',
      };
    }
    case 'humidity-range': {
      const [most, least] = [used(rhMaxPct), used(rhMinPct)];
      return {
        symbols: 'ea = [e°(Tmin) RHmax + e°(Tmax) RHmin] / 200, e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
        numbers: `[${saturation(tminC)} × ${decimal(most)} + ${saturation(tmaxC)} × ${decimal(least)}] / 200`,
        inputs: [tmax, tmin, given('RHmax', 'rh-max', most), given('RHmin', 'rh-min', least)],
        clause: 'eq. 11, 17 (3.6, 3.13)',
      };
    }
    case 'humidity-max': {
      const most = used(rhMaxPct);
      return {
        symbols: 'ea = e°(Tmin) RHmax / 100, e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
        numbers: `${saturation(tminC)} × ${decimal(most)} / 100`,
        inputs: [tmin, given('RHmax', 'rh-max', most)],
        clause: 'eq. 11, 18 (3.6, 3.14)',
      };
    }
    case 'humidity-mean':
      return fromMeanHumidity(of, given('RHmean', 'rh-mean', used(rhMeanPct)), used(rhMeanPct));
    default: {
      const offset = used(field.estimates?.dewPointOffsetC);
      const tdew = `(${decimal(tminC)} − ${decimal(offset)})`;
      return {
        symbols: 'ea = e°(Tmin − aT), e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
        numbers: `0.6108 × exp(17.27 × ${tdew} / (${tdew} + 237.3))`,
        inputs: [tmin, input('aT', 'dew-point-offset', offset, 'celsius')],
        clause: 'eq. 11, 14 (2.6, 3.6, 3.9)',
      };
    }
  }
}

/** 1998 takes the mean of e° at the extremes, 2025 e° of the mean temperature. */
function fromMeanHumidity(of: EtoOfDay, humidity: FactInput, rhMeanPct: number): Derivation {
  const rh = decimal(rhMeanPct);
  if (of.field.edition === '2025') {
    return {
      symbols: 'ea = e°(Tmean) RHmean / 100, e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
      numbers: `${saturation(meanOf(of))} × ${rh} / 100`,
      inputs: [mean(of), humidity],
      clause: '(3.6, 3.15)',
    };
  }
  const es = meanSaturationVapourPressure(of.weather.tmaxC, of.weather.tminC);
  return {
    symbols: 'ea = es · RHmean / 100',
    numbers: `${decimal(es)} × ${rh} / 100`,
    inputs: [input('es', 'saturation-vapour-pressure', es, 'none', 'es'), humidity],
    clause: 'eq. 19 (3.16)',
  };
}

/** What the method used, which is there. @throws AppError `NOT_A_NUMBER` were it not */
export function used(value: number | undefined): number {
  return finite('weather', value ?? Number.NaN);
}

function wind({ weather, eto }: EtoOfDay): Derivation {
  const { method, value } = eto.windAt2mMs;
  if (weather.wind === undefined) {
    return { symbols: 'u2 = 2', numbers: '2', inputs: [input('u2', `wind-at-2m.${method}`, value, 'none')] };
  }
  const { speedMs, heightM } = weather.wind;
  const inputs = [input('u_z', `weather.${weather.kind}.wind`, speedMs, 'none'), input('z', 'wind-height', heightM, 'none')];
  if (heightM === 2) return { symbols: 'u2 = u_z, z = 2', numbers: decimal(speedMs), inputs };
  return {
    symbols: 'u2 = u_z · 4.87 / ln(67.8 z − 5.42)',
    numbers: `${decimal(speedMs)} × 4.87 / ln(67.8 × ${decimal(heightM)} − 5.42)`,
    inputs,
    clause: 'eq. 47 (3.50)',
  };
}
