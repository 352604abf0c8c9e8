/** The figures of an advice that are told in words. */
import type { Advice } from '@repo/agronomy';
import type { Fact, IsoDate } from '@repo/facts';
import { dueSince, lastKnownMorning } from '../advice/due.ts';
import { factOf } from '../advice/field-advice.ts';
import type { WaterState } from './water-state.ts';

/** Of these days the screen says no more than the sentence does: they have no equation to open. */
export const dayIds = { asOf: 'crops.told.as-of', since: 'crops.told.since', until: 'crops.told.until' } as const;

const always = ['stage.name', 'stage.day', 'eta.day', 'dr.end', 'raw'];
const next = ['irr.next.date.dry', 'irr.inches', 'irr.hours'];

/** Those that are known. No date and no depth of what comes next where the state does not let it be told. */
export function toldFacts(advice: Advice, state: WaterState): readonly Fact[] {
  const isDue = state === 'due' || state === 'ahead';
  const dry = factOf(advice, 'irr.next.date.dry');
  const withRain = factOf(advice, 'irr.next.date.withRain');
  const rain = isDue && withRain?.value !== dry?.value ? ['irr.next.date.withRain'] : [];
  const figures = [...(isDue ? [...next, ...rain] : []), ...always].flatMap((id) => factOf(advice, id) ?? []);
  const days = [
    day(dayIds.asOf, advice.asOf),
    ...(state === 'due' ? [day(dayIds.since, dueSince(advice))] : []),
    ...(state === 'not-due' ? [day(dayIds.until, lastKnownMorning(advice))] : []),
  ];
  return [...figures, ...days].filter(({ value }) => value !== null);
}

function day(id: string, value: IsoDate | null): Fact {
  return { id, value, unit: 'date', source: { kind: 'computed' }, status: 'verified', inputs: [], formula: null };
}
