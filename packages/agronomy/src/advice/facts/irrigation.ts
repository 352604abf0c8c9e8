/** When water is due, how deep, and how long the tubewell runs. */
import { addDays, type Fact, type FactInput, type IsoDate } from '@repo/facts';
import { seasonDays } from '../../crop-coefficient/index.ts';
import { type BalanceRow, grossDepth, nextIrrigation } from '../../water-balance/index.ts';
import { both, known, missing } from '../known.ts';
import { type Dates, dayOfSeason, type Season } from '../season.ts';
import type { Field, Known } from '../types.ts';
import { amountFacts } from './irrigation-amounts.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';

type Projection = 'dry' | 'withRain';

/** What the dates of the next water hang on. */
interface Asked extends Dates {
  /** Written down after the day of the figures, net, mm. */
  readonly laterMm: number;
}

export function irrigationFacts(field: Field, season: Known<Season>, dates: Asked, chain: Chain): Fact[] {
  const { asOf } = dates;
  const open = season.ok ? stillOpen(field, season.value, dates) : season;
  const dry = open.ok ? dueOf(field, open.value, 'dry', dates) : open;
  const withRain = open.ok ? dueOf(field, open.value, 'withRain', dates) : open;
  const efficiency = applicationEfficiency(field);
  const lr = leachingRequirement(field);
  const gross = both(both(dry, efficiency), field.leachingRequirement === undefined ? known(0) : lr);
  const depth = gross.ok ? known(grossDepthOf(gross.value)) : gross;
  return [
    factOf('irr.next.date.dry', 'date', dry, (due) => dateFact(field, 'dry', due, asOf, chain)),
    factOf('irr.next.date.withRain', 'date', withRain, (due) => dateFact(field, 'withRain', due, asOf, chain)),
    factOf('irr.ea', 'ratio', efficiency, (value) => typed('irr.ea', value)),
    factOf('irr.lr', 'ratio', lr, (value) => typed('irr.lr', value)),
    factOf('irr.net', 'mm', dry, (due) => netFact(due, chain)),
    factOf('irr.gross', 'mm', gross, (terms) => grossFact(terms, chain)),
    ...amountFacts(field, depth, chain),
  ];
}

/** Figures of its last known day stand after a season, water to be brought does not. */
function stillOpen(field: Field, season: Season, { asked }: Dates): Known<Season> {
  const isOver = dayOfSeason(field, asked) > seasonDays(season.balanceField.crop.stages);
  return isOver ? missing('out-of-range', 'season') : known(season);
}

/** The day on whose morning water is due. */
interface Due {
  readonly date: IsoDate;
  readonly netMm: number;
  readonly rawMm: number;
  /** What has been brought since, mm. */
  readonly laterMm: number;
  /** D_r and RAW as they stand in the formula; they open where they are those of the day of the figures. */
  readonly inputs: readonly FactInput[];
}

/** Looks from the day of the figures to the morning after the last known day; `not-due` when none of them is due. */
function dueOf(field: Field, season: Season, projection: Projection, { asked, asOf, laterMm }: Asked): Known<Due> {
  const from = season.days.findIndex(({ date }) => date === asOf);
  const rows: readonly BalanceRow[] = from < 0 ? [] : season[projection].slice(from);
  const next = nextIrrigation(rows, {
    ...(field.rawShare === undefined ? {} : { rawShare: field.rawShare }),
    isPast: asked > asOf,
    laterMm,
  });
  if (!next.due) return { ok: false, missing: { reason: 'not-due', needs: [], horizonDays: next.horizonDays } };
  const { index, netMm, rawMm, ofEvening } = next;
  const isAfter = index === rows.length;
  const isOfFigures = index === 0 || (isAfter && index === 1);
  const [labelKey, fact] = ofEvening
    ? (['depletion-evening', 'dr.end'] as const)
    : (['depletion-on-date', 'dr.start'] as const);
  // With the forecast's rain the evening is another than that of the figures.
  const isDry = projection === 'dry';
  const inputs = [
    input('D_r', labelKey, netMm + (isAfter ? laterMm : 0), 'mm', isOfFigures && isDry ? fact : undefined),
    ...(isAfter && laterMm > 0 ? [input('W', 'water-since', laterMm, 'mm')] : []),
    input('RAW', isAfter ? 'raw-day-before' : 'raw-on-date', rawMm, 'mm', isOfFigures ? 'raw' : undefined),
  ];
  return known({ date: addDays(asOf, index), netMm, rawMm, laterMm: isAfter ? laterMm : 0, inputs });
}

function dateFact(field: Field, projection: Projection, due: Due, asOf: IsoDate, chain: Chain): Fact {
  const { date, netMm, rawMm, laterMm } = due;
  const left = laterMm > 0 ? 'D_r − W' : 'D_r';
  const share = field.rawShare ?? 1;
  return computed(`irr.next.date.${projection}`, { date }, 'date', {
    symbols: share === 1 ? `${left} ≥ RAW` : `${left} ≥ s · RAW`,
    numbers: `${leftNumbers(netMm, laterMm)} ≥ ${share === 1 ? '' : `${decimal(share)} × `}${decimal(rawMm)}`,
    inputs: [input('d', 'as-of', asOf, 'date'), ...due.inputs, input('s', 'raw-share', share, 'ratio')],
    ...chain,
    scopeKey: `scope.projection.${projection}`,
  });
}

function applicationEfficiency({ applicationEfficiency: ea }: Field): Known<number> {
  if (ea === undefined) return missing('no-input', 'application-efficiency');
  return ea > 0 && ea <= 1 ? known(ea) : missing('out-of-range', 'application-efficiency');
}

function leachingRequirement({ leachingRequirement: lr }: Field): Known<number> {
  if (lr === undefined) return missing('no-input', 'leaching-requirement');
  return lr >= 0 && lr < 1 ? known(lr) : missing('out-of-range', 'leaching-requirement');
}

function typed(id: string, value: number): Fact {
  const source = { kind: 'user' } as const;
  return { id: `crops.${id}`, value: decimal(value), unit: 'ratio', source, status: 'user', inputs: [], formula: null };
}

/** What a morning lacks, less what has been brought since. */
function leftNumbers(netMm: number, laterMm: number): string {
  return laterMm > 0 ? `${decimal(netMm + laterMm)} − ${decimal(laterMm)}` : decimal(netMm);
}

function netFact({ netMm, laterMm, date, inputs }: Due, chain: Chain): Fact {
  return computed('irr.net', netMm, 'mm', {
    symbols: laterMm > 0 ? 'I_n = D_r − W' : 'I_n = D_r',
    numbers: leftNumbers(netMm, laterMm),
    inputs: [...inputs.filter(({ symbol }) => symbol !== 'RAW'), input('d', 'next-date', date, 'date', 'irr.next.date.dry')],
    ...chain,
  });
}

type GrossTerms = readonly [due: readonly [Due, applicationEfficiency: number], leachingRequirement: number];

function grossDepthOf([[{ netMm }, ea], lr]: GrossTerms): number {
  return grossDepth(netMm, ea, lr);
}

function grossFact(terms: GrossTerms, chain: Chain): Fact {
  const [[{ netMm }, ea], lr] = terms;
  return computed('irr.gross', grossDepthOf(terms), 'mm', {
    symbols: 'I_g = I_n / (E_a (1 − LR))',
    numbers: `${decimal(netMm)} / (${decimal(ea)} × (1 − ${decimal(lr)}))`,
    inputs: [
      input('I_n', 'net-depth', netMm, 'mm', 'irr.net'),
      input('E_a', 'application-efficiency', ea, 'ratio', 'irr.ea'),
      input('LR', 'leaching-requirement', lr, 'ratio', 'irr.lr'),
    ],
    ...chain,
  });
}
