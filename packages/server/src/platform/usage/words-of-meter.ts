import type { Meter } from '@repo/billing';

/** A meter that no vertical declares any more is still shown, by its id. */
export function wordsOfMeter(id: string, meters: readonly Meter[]) {
  const meter = meters.find((each) => each.id === id);
  const label = meter ? { ...meter.label } : { ur: id, en: id };
  return { id, label, unit: meter ? { ...meter.unit } : { ur: '', en: '' } };
}
