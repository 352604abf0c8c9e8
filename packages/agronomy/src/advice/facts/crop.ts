/** Coefficient and unstressed ET of the day by the single coefficient. */
import type { Fact, IsoDate } from '@repo/facts';
import { coefficientOfDay, type StageLengths } from '../../crop-coefficient/index.ts';
import type { DailyReferenceEt } from '../../reference-et/index.ts';
import type { Coefficients, FieldRows, Sourced } from '../field-rows.ts';
import { both } from '../known.ts';
import { dayOfSeason } from '../season.ts';
import type { Field, Known } from '../types.ts';
import { cornerFacts } from './corner.ts';
import { curveFact } from './curve.ts';
import { computed, decimal, factOf, input } from './make.ts';
import { withinSeason } from './stage.ts';

export function singleCoefficientFacts(field: Field, rows: FieldRows, eto: Known<DailyReferenceEt>, asOf: IsoDate): Fact[] {
  const day = dayOfSeason(field, asOf);
  const kc = both(rows.coefficients, withinSeason(rows.stages, day));
  return [
    factOf('kc.day', 'none', kc, ([coefficients, lengths]) => curveFact('kc', coefficients, lengths, day)),
    ...cornerFacts('kc', rows.coefficients),
    factOf('etc.day', 'mm', both(kc, eto), ([[coefficients, lengths], { etoMm }]) =>
      etcFact(field, coefficients, lengths, day, etoMm),
    ),
  ];
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
