/** Depth of the roots, m: on the day of sowing, and of the day. */
import type { Fact, FactInput, IsoDate } from '@repo/facts';
import { developmentProgress, type StageLengths, type StageName, stageOfDay } from '../../crop-coefficient/index.ts';
import type { TableSource } from '../../data/index.ts';
import { rootDepth } from '../../water-balance/index.ts';
import type { FieldRows, Sourced } from '../field-rows.ts';
import { both } from '../known.ts';
import { assumedStartM, type Roots } from '../root-depth.ts';
import { dayOfSeason } from '../season.ts';
import type { Field } from '../types.ts';
import { computed, type Derivation, decimal, factOf, input } from './make.ts';
import { lengthInputs, withinSeason } from './stage.ts';

export function rootFacts(field: Field, { roots, stages }: FieldRows, asOf: IsoDate): Fact[] {
  const day = dayOfSeason(field, asOf);
  const crop = both(roots, withinSeason(stages, day));
  return [
    factOf('zr.start', 'none', roots, startFact),
    factOf('zr.day', 'none', crop, ([found, lengths]) => dayFact(found, lengths, day)),
  ];
}

function startFact(roots: Roots): Fact {
  const { startM, typed } = roots;
  if (typed.start) {
    const source = { kind: 'user' } as const;
    return { id: 'crops.zr.start', value: decimal(startM), unit: 'none', source, status: 'user', inputs: [], formula: null };
  }
  const isFull = startM < assumedStartM;
  const assumed = computed('zr.start', startM, 'none', {
    ...(isFull
      ? { symbols: 'Zr_0 = Zr_full ≤ 0.30', numbers: `${decimal(startM)} ≤ ${decimal(assumedStartM)}` }
      : { symbols: 'Zr_0 = 0.30 ≤ Zr_full', numbers: `${decimal(assumedStartM)} ≤ ${decimal(roots.fullM)}` }),
    inputs: fullInputs(roots),
    tables: tablesOf(roots),
    scopeKey: 'scope.root-start-assumed',
  });
  return { ...assumed, status: 'unverified' };
}

/** Constant until development begins, in a straight line through it, full from its end. */
function dayFact(roots: Roots, { value: stages, source }: Sourced<StageLengths>, day: number): Fact {
  const { startM, fullM } = roots;
  const { iniDays, devDays } = stages;
  const [start, full] = [decimal(startM), decimal(fullM)];
  const grown = { symbols: 'Zr = Zr_full', numbers: full };
  const formulas: Record<StageName, Pick<Derivation, 'symbols' | 'numbers'>> = {
    initial: { symbols: 'Zr = Zr_0', numbers: start },
    development: {
      symbols: 'Zr = Zr_0 + (i − L_ini) / L_dev · (Zr_full − Zr_0)',
      numbers: `${start} + (${day} − ${iniDays}) / ${devDays} × (${full} − ${start})`,
    },
    mid: grown,
    late: grown,
    after: grown,
  };
  const progress = developmentProgress(stages, day);
  const value = rootDepth({ minM: startM, maxM: fullM }, progress);
  // Full-grown roots do not stand on where they began.
  const begun = progress < 1 ? [input('Zr_0', 'root-depth-start', startM, 'none', 'zr.start')] : [];
  return computed('zr.day', value, 'none', {
    ...(progress < 1 ? formulas[stageOfDay(stages, day)] : grown),
    inputs: [...begun, ...fullInputs(roots), input('i', 'season-day', day, 'days', 'stage.day'), ...lengthInputs(stages)],
    tables: [...tablesOf(roots), source],
  });
}

/** The table prints a range: the lesser depth is used, the greater is shown beside it. */
function fullInputs({ row, fullM, typed }: Roots): FactInput[] {
  if (typed.full) return [input('Zr_full', 'root-depth-typed', fullM, 'none')];
  const { minM, maxM } = row.rootDepth;
  return [input('Zr_full', 'root-depth-least', minM, 'none'), input('Zr_max', 'root-depth-greatest', maxM, 'none')];
}

/** Undefined stands for a typed value. */
function tablesOf({ row, typed }: Roots): [TableSource | undefined] {
  return [typed.full ? undefined : row.source];
}
