/** Basal coefficient, height and cover of the day, and the ceiling K_c max. */
import type { Fact, FactInput, IsoDate } from '@repo/facts';
import {
  developmentProgress,
  heightFloorM,
  type StageLengths,
  type StageName,
  stageOfDay,
} from '../../crop-coefficient/index.ts';
import type { DayClimate } from '../climate-of-day.ts';
import type { Coefficients, FieldRows, Sourced } from '../field-rows.ts';
import { both } from '../known.ts';
import { dayOfSeason } from '../season.ts';
import type { Field, Known } from '../types.ts';
import { cornerFacts, termFormula } from './corner.ts';
import { curveFact } from './curve.ts';
import { saturation } from './eto-air.ts';
import { type Chain, computed, type Derivation, decimal, factOf, input } from './make.ts';
import { lengthInputs, withinSeason } from './stage.ts';
import type { DualToday } from './today.ts';

export function basalFacts(field: Field, rows: FieldRows, today: Known<DualToday>, asOf: IsoDate, chain: Chain): Fact[] {
  const day = dayOfSeason(field, asOf);
  const crop = both(rows.coefficients, withinSeason(rows.stages, day));
  return [
    factOf('kcb.day', 'none', crop, ([coefficients, lengths]) => curveFact('kcb', coefficients, lengths, day)),
    ...cornerFacts('kcb', rows.coefficients),
    factOf('height.day', 'none', crop, ([coefficients, lengths]) => heightFact(coefficients, lengths, day)),
    ...(today.ok ? humidityFacts(today.value, chain) : []),
    factOf('kcmax.day', 'none', today, (found) => kcMaxFact(found, chain)),
    factOf('fc.day', 'ratio', today, (found) => coverFact(found, chain)),
  ];
}

/** From the least height that K_c max is defined for to that of the table, in step with K_cb, and never back. */
function heightFact({ row }: Coefficients, { value: stages, source }: Sourced<StageLengths>, day: number): Fact {
  const { iniDays, devDays } = stages;
  const { max } = row.heightM;
  const [least, greatest] = [heightFloorM, max].map(decimal);
  const grown = { symbols: 'h = h_max', numbers: decimal(max) };
  const formulas: Record<StageName, Pick<Derivation, 'symbols' | 'numbers'>> = {
    initial: { symbols: 'h = h_0', numbers: decimal(heightFloorM) },
    development: {
      symbols: 'h = h_0 + (i − L_ini) / L_dev · (h_max − h_0)',
      numbers: `${least} + (${day} − ${iniDays}) / ${devDays} × (${greatest} − ${least})`,
    },
    mid: grown,
    late: grown,
    after: grown,
  };
  return computed('height.day', heightFloorM + developmentProgress(stages, day) * (max - heightFloorM), 'none', {
    ...formulas[stageOfDay(stages, day)],
    inputs: [
      input('h_0', 'height-least', heightFloorM, 'none'),
      input('h_max', 'height-greatest', max, 'none'),
      input('i', 'season-day', day, 'days', 'stage.day'),
      ...lengthInputs(stages),
    ],
    tables: [row.source, source],
  });
}

/** What is of the day opens; what was given for the stage has nothing behind it. */
function ofDay(method: DayClimate['windAt2mMs' | 'rhMinPct']['method'], id: string): string | undefined {
  return method === 'stage-climate' ? undefined : id;
}

/** RH_min of the day; none where that of the stage stands in. */
function humidityFacts({ days, index, climate }: DualToday, { edition }: Chain): Fact[] {
  const { value, method } = climate.rhMinPct;
  const day = days[index];
  if (!day || method === 'stage-climate') return [];
  const { weather, eto } = day;
  if (method === 'measured') {
    const inputs = [input('RHmin', `weather.${weather.kind}.rh-min`, value, 'none')];
    return [computed('rhmin.day', value, 'none', { symbols: 'RHmin', numbers: decimal(value), inputs })];
  }
  const { value: eaKpa, method: by } = eto.eaKpa;
  return [
    computed('rhmin.day', value, 'none', {
      symbols: 'RHmin = 100 ea / e°(Tmax), e°(T) = 0.6108 exp(17.27 T / (T + 237.3))',
      numbers: `100 × ${decimal(eaKpa)} / (${saturation(weather.tmaxC)})`,
      inputs: [
        input('ea', `vapour-pressure.${by}`, eaKpa, 'none', 'ea'),
        input('Tmax', `weather.${weather.kind}.tmax`, weather.tmaxC, 'celsius'),
      ],
      clause: method === 'vapour-pressure' ? '(6.17)' : '(6.18)',
      edition,
    }),
  ];
}

function kcMaxFact({ row, climate }: DualToday, chain: Chain): Fact {
  const { kcb, kcMax, heightM } = row;
  const { windAt2mMs, rhMinPct } = climate;
  const term = termFormula({ windAt2mMs: windAt2mMs.value, rhMinPct: rhMinPct.value }, heightM);
  const byCrop = kcMax === kcb + 0.05;
  const inputs: FactInput[] = [
    input('u2', `wind-at-2m.${windAt2mMs.method}`, windAt2mMs.value, 'none', ofDay(windAt2mMs.method, 'u2')),
    input('RHmin', `rh-min.${rhMinPct.method}`, rhMinPct.value, 'none', ofDay(rhMinPct.method, 'rhmin.day')),
    input('h', 'height', heightM, 'none', 'height.day'),
    input('Kcb', 'kcb', kcb, 'none', 'kcb.day'),
  ];
  return computed('kcmax.day', kcMax, 'none', {
    ...(byCrop
      ? { symbols: 'Kc max = Kcb + 0.05', numbers: `${decimal(kcb)} + 0.05` }
      : {
          symbols: `Kc max = 1.2 + ${term.symbols}`,
          numbers: `1.2 + ${term.numbers}`,
        }),
    inputs,
    clause: 'eq. 72 (7.4)',
    ...chain,
  });
}

/** K_c min, the bare dry soil, is K_cb ini of the row. */
function coverFact({ run, row }: DualToday, chain: Chain): Fact {
  const kcMin = run.field.crop.coefficients.ini;
  const [kcb, low, high, h] = [row.kcb, kcMin, row.kcMax, row.heightM].map(decimal);
  return computed('fc.day', row.cover, 'ratio', {
    ...(row.kcb <= kcMin
      ? { symbols: 'f_c = 0, Kcb ≤ Kc min', numbers: `${kcb} ≤ ${low}` }
      : {
          symbols: 'f_c = ((Kcb − Kc min) / (Kc max − Kc min))^(1 + 0.5 h)',
          numbers: `((${kcb} − ${low}) / (${high} − ${low}))^(1 + 0.5 × ${h})`,
        }),
    inputs: [
      input('Kcb', 'kcb', row.kcb, 'none', 'kcb.day'),
      input('Kc min', 'kc-min', kcMin, 'none'),
      input('Kc max', 'kc-max', row.kcMax, 'none', 'kcmax.day'),
      input('h', 'height', row.heightM, 'none', 'height.day'),
    ],
    clause: 'eq. 76 (7.8)',
    ...chain,
  });
}
