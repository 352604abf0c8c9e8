/** When water is due, how deep, and how long the tubewell runs. */
import type { Fact, IsoDate } from '@repo/facts';
import { type BalanceRow, grossDepth, nextIrrigation } from '../../water-balance/index.ts';
import { both, known, missing } from '../known.ts';
import type { Season } from '../season.ts';
import type { Field, Known } from '../types.ts';
import { amountFacts } from './irrigation-amounts.ts';
import { type Chain, computed, decimal, factOf, input } from './make.ts';

type Projection = 'dry' | 'withRain';

export function irrigationFacts(field: Field, season: Known<Season>, asOf: IsoDate, chain: Chain): Fact[] {
  const dry = season.ok ? dueOf(field, season.value, 'dry', asOf) : season;
  const withRain = season.ok ? dueOf(field, season.value, 'withRain', asOf) : season;
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

/** The day on which water is due. */
interface Due {
  readonly date: IsoDate;
  readonly netMm: number;
  readonly rawMm: number;
}

/** Looks from today on; `not-due` when the known days end before. */
function dueOf(field: Field, season: Season, projection: Projection, asOf: IsoDate): Known<Due> {
  const from = season.days.findIndex(({ date }) => date === asOf);
  const rows: readonly BalanceRow[] = from < 0 ? [] : season[projection].slice(from);
  const next = nextIrrigation(rows, field.rawShare);
  if (!next.due) return { ok: false, missing: { reason: 'not-due', needs: [], horizonDays: next.horizonDays } };
  const date = season.days[from + next.index]?.date ?? asOf;
  return known({ date, netMm: next.netMm, rawMm: next.rawMm });
}

function dateFact(field: Field, projection: Projection, { date, netMm, rawMm }: Due, asOf: IsoDate, chain: Chain): Fact {
  const share = field.rawShare ?? 1;
  return computed(`irr.next.date.${projection}`, { date }, 'date', {
    symbols: share === 1 ? 'D_r ≥ RAW' : 'D_r ≥ s · RAW',
    numbers: `${decimal(netMm)} ≥ ${share === 1 ? '' : `${decimal(share)} × `}${decimal(rawMm)}`,
    inputs: [
      input('d', 'as-of', asOf, 'date'),
      input('D_r', 'depletion-on-date', netMm, 'mm'),
      input('RAW', 'raw-on-date', rawMm, 'mm'),
      input('s', 'raw-share', share, 'ratio'),
    ],
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

function netFact({ netMm, date }: Due, chain: Chain): Fact {
  return computed('irr.net', netMm, 'mm', {
    symbols: 'I_n = D_r',
    numbers: decimal(netMm),
    inputs: [input('D_r', 'depletion-on-date', netMm, 'mm'), input('d', 'next-date', date, 'date', 'irr.next.date.dry')],
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
