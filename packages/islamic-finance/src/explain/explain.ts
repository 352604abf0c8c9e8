/** Opens a figure of a quote: formula, numbers put in, rounding, clause. */
import { AppError, type Fact } from '@repo/facts';
import type { ExplainPath, Quote } from '../types.ts';
import { explainRate } from './rates.ts';
import { explainCell, rowIds } from './row.ts';
import { explainTotal, totalIds } from './totals.ts';

const rateFigures = ['periodic', 'nominal', 'effective', 'xirr'] as const;

/**
 * The fact behind `path`. `schedule.12.profit` is the cell of row number 12.
 * @throws AppError `NOT_FOUND` when the quote has no such figure
 */
export function explain(quote: Quote, path: ExplainPath): Fact {
  const [group, name = '', cell = ''] = path.split('.');
  if (group === 'totals' && isKeyOf(totalIds, name)) return explainTotal(quote, name);
  const rateFigure = rateFigures.find((figure) => group === 'epr' && figure === name);
  if (rateFigure) return explainRate(quote, rateFigure);
  const row = group === 'schedule' ? quote.schedule[Number(name) - 1] : undefined;
  if (row && isKeyOf(rowIds, cell) && row[cell] !== null) return explainCell(quote, row, cell);
  throw new AppError('NOT_FOUND', { kind: 'not-found', params: { path } });
}

/** The headline figures: all totals and the true rate. */
export function headlineFacts(quote: Quote): Fact[] {
  const totals = Object.keys(totalIds).filter((name) => isKeyOf(totalIds, name));
  return [...totals.map((figure) => explainTotal(quote, figure)), ...rateFigures.map((figure) => explainRate(quote, figure))];
}

function isKeyOf<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
