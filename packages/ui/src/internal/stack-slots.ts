const slots = ['one', 'two', 'three', 'four', 'five', 'six'] as const;

/** The fills that a stack may have; `rest` is several parts together, `whole` the sum. */
export type Slot = (typeof slots)[number] | 'rest' | 'whole';

/**
 * A fill for each id, no two the same. It hangs on the ids alone, not on their order or figures: the same ids look the same in every
 * month, and most keep their look when others come or go.
 * @param ids six at most; what is beyond gets `rest`
 */
export function slotsOf(ids: readonly string[]): ReadonlyMap<string, Slot> {
  const taken = new Map<string, Slot>();
  const free = new Set<Slot>(slots);
  for (const id of ids.toSorted()) {
    const wish = hashOf(id);
    const turn = slots.map((_, step) => slots[(wish + step) % slots.length]);
    const slot = turn.find((each) => each !== undefined && free.has(each)) ?? 'rest';
    free.delete(slot);
    taken.set(id, slot);
  }
  return taken;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
