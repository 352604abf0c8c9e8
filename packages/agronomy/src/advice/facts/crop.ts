/** Stage, coefficient and unstressed ET of the day. */
import type { Fact, FactInput, IsoDate } from '@repo/facts';
import { coefficientOfDay, type StageLengths, type StageName, seasonDays, stageOfDay } from '../../crop-coefficient/index.ts';
import type { DailyReferenceEt } from '../../reference-et/index.ts';
import type { Coefficients, FieldRows, Sourced } from '../field-rows.ts';
import { both, known, missing } from '../known.ts';
import { dayOfSeason } from '../season.ts';
import type { Field, Known } from '../types.ts';
import { computed, type Derivation, decimal, factOf, input } from './make.ts';

export function cropFacts(field: Field, rows: FieldRows, eto: Known<DailyReferenceEt>, asOf: IsoDate): Fact[] {
  const day = dayOfSeason(field, asOf);
  const stages = withinSeason(rows.stages, day);
  const kc = both(rows.coefficients, stages);
  return [
    factOf('stage.name', 'term', stages, (lengths) => stageName(lengths, day)),
    factOf('stage.day', 'days', known(day), () => dayFact(field, asOf, day)),
    factOf('kc.day', 'none', kc, ([coefficients, lengths]) => kcFact(coefficients, lengths, day)),
    factOf('etc.day', 'mm', both(kc, eto), ([[coefficients, lengths], { etoMm }]) =>
      etcFact(field, coefficients, lengths, day, etoMm),
    ),
  ];
}

/** Before sowing and after the last day there is no stage to speak of. */
function withinSeason(stages: FieldRows['stages'], day: number): FieldRows['stages'] {
  if (!stages.ok) return stages;
  return day >= 1 && day <= seasonDays(stages.value.value) ? stages : missing('out-of-range', 'season');
}

function stageName({ value, source }: Sourced<StageLengths>, day: number): Fact {
  const inputs = [input('i', 'season-day', day, 'days', 'stage.day'), ...lengthInputs(value)];
  const stage = stageOfDay(value, day);
  const { iniDays, devDays, midDays } = value;
  const [ini, dev, mid, late] = [iniDays, iniDays + devDays, iniDays + devDays + midDays, seasonDays(value)];
  const bounds: Record<StageName, Pick<Derivation, 'symbols' | 'numbers'>> = {
    initial: { symbols: 'i ≤ L_ini', numbers: `${day} ≤ ${ini}` },
    development: { symbols: 'L_ini < i ≤ L_ini + L_dev', numbers: `${ini} < ${day} ≤ ${dev}` },
    mid: { symbols: 'L_ini + L_dev < i ≤ L_ini + L_dev + L_mid', numbers: `${dev} < ${day} ≤ ${mid}` },
    late: { symbols: 'L_ini + L_dev + L_mid < i ≤ ΣL', numbers: `${mid} < ${day} ≤ ${late}` },
    after: { symbols: 'i > ΣL', numbers: `${day} > ${late}` },
  };
  return computed('stage.name', { term: `stage.${stage}` }, 'term', { ...bounds[stage], inputs, tables: [source] });
}

function dayFact(field: Field, asOf: IsoDate, day: number): Fact {
  const inputs = [input('d', 'as-of', asOf, 'date'), input('d_0', 'sowing', field.sowingDate, 'date')];
  return computed('stage.day', day, 'days', {
    symbols: 'i = d − d_0 + 1',
    numbers: `${asOf} − ${field.sowingDate} + 1`,
    inputs,
  });
}

function kcFact({ row, kc, adjusted }: Coefficients, { value: stages, source }: Sourced<StageLengths>, day: number): Fact {
  const { iniDays, devDays, midDays, lateDays } = stages;
  const inputs: FactInput[] = [
    input('Kc_ini', 'kc-ini', kc.ini, 'none'),
    input('Kc_mid', 'kc-mid', kc.mid, 'none'),
    input('Kc_end', 'kc-end', kc.end, 'none'),
    input('i', 'season-day', day, 'days', 'stage.day'),
    ...lengthInputs(stages),
  ];
  const flat = (symbol: string, value: number) => ({ symbols: `Kc = ${symbol}`, numbers: decimal(value) });
  const [ini, mid, end] = [kc.ini, kc.mid, kc.end].map(decimal);
  const formulas: Record<StageName, Pick<Derivation, 'symbols' | 'numbers'>> = {
    initial: flat('Kc_ini', kc.ini),
    development: {
      symbols: 'Kc = Kc_ini + (i − L_ini) / L_dev · (Kc_mid − Kc_ini)',
      numbers: `${ini} + (${day} − ${iniDays}) / ${devDays} × (${mid} − ${ini})`,
    },
    mid: flat('Kc_mid', kc.mid),
    late: {
      symbols: 'Kc = Kc_mid + (i − L_ini − L_dev − L_mid) / L_late · (Kc_end − Kc_mid)',
      numbers: `${mid} + (${day} − ${iniDays} − ${devDays} − ${midDays}) / ${lateDays} × (${end} − ${mid})`,
    },
    after: flat('Kc_end', kc.end),
  };
  return computed('kc.day', coefficientOfDay(stages, kc, day), 'none', {
    ...formulas[stageOfDay(stages, day)],
    inputs,
    clause: 'eq. 66 (6.20)',
    tables: [row.source, source],
    ...(adjusted ? {} : { scopeKey: 'scope.kc-as-tabulated' }),
  });
}

function etcFact(
  { edition }: Field,
  { row, kc }: Coefficients,
  { value, source }: Sourced<StageLengths>,
  day: number,
  etoMm: number,
): Fact {
  const kcToday = coefficientOfDay(value, kc, day);
  return computed('etc.day', kcToday * etoMm, 'mm', {
    symbols: 'ETc = Kc · ETo',
    numbers: `${decimal(kcToday)} × ${decimal(etoMm)}`,
    inputs: [input('Kc', 'kc', kcToday, 'none', 'kc.day'), input('ETo', 'eto', etoMm, 'mm', 'eto.day')],
    clause: 'eq. 56 (6.1)',
    tables: [row.source, source],
    edition,
  });
}

function lengthInputs({ iniDays, devDays, midDays, lateDays }: StageLengths): FactInput[] {
  return [
    input('L_ini', 'length-ini', iniDays, 'days'),
    input('L_dev', 'length-dev', devDays, 'days'),
    input('L_mid', 'length-mid', midDays, 'days'),
    input('L_late', 'length-late', lateDays, 'days'),
  ];
}
