/** Stage of the crop and day of the season. */
import type { Fact, FactInput, IsoDate } from '@repo/facts';
import { type StageLengths, type StageName, seasonDays, stageOfDay } from '../../crop-coefficient/index.ts';
import type { FieldRows, Sourced } from '../field-rows.ts';
import { known, missing } from '../known.ts';
import { dayOfSeason } from '../season.ts';
import type { Field } from '../types.ts';
import { computed, type Derivation, factOf, input } from './make.ts';

export function stageFacts(field: Field, rows: FieldRows, asOf: IsoDate): Fact[] {
  const day = dayOfSeason(field, asOf);
  return [
    factOf('stage.name', 'term', withinSeason(rows.stages, day), (lengths) => stageName(lengths, day)),
    factOf('stage.day', 'days', day >= 1 ? known(day) : missing('out-of-range', 'season'), () => dayFact(field, asOf, day)),
  ];
}

/** Before sowing and after the last day there is no stage to speak of. */
export function withinSeason(stages: FieldRows['stages'], day: number): FieldRows['stages'] {
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

export function lengthInputs({ iniDays, devDays, midDays, lateDays }: StageLengths): FactInput[] {
  return [
    input('L_ini', 'length-ini', iniDays, 'days'),
    input('L_dev', 'length-dev', devDays, 'days'),
    input('L_mid', 'length-mid', midDays, 'days'),
    input('L_late', 'length-late', lateDays, 'days'),
  ];
}
