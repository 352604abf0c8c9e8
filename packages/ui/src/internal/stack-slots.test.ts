import { expect, test } from 'vitest';
import { slotsOf } from './stack-slots.ts';

const ids = ['ayesha', 'bilal', 'chand', 'dua', 'esa', 'fatima'];

test('six ids have six fills, whatever their order', () => {
  const found = slotsOf(ids);
  expect(new Set(found.values()).size).toBe(6);
  expect([...found.values()]).not.toContain('rest');
  for (const id of ids) expect(slotsOf(ids.toReversed()).get(id)).toBe(found.get(id));
});

test('an id keeps its fill when one after it comes or goes', () => {
  const all = slotsOf(ids);
  for (const id of ids.slice(0, 4)) expect(slotsOf(ids.slice(0, 4)).get(id)).toBe(all.get(id));
});

test('a seventh has the fill of the rest', () => {
  expect([...slotsOf([...ids, 'zoya']).values()].filter((slot) => slot === 'rest')).toHaveLength(1);
});
