/** What holds for the facts of any advice. */
import type { Fact } from '@repo/facts';
import { expect } from 'vitest';
import { messageKeys } from '../../src/index.ts';

const known = new Set(messageKeys);

function keysOf(fact: Fact): string[] {
  const stage = fact.unit === 'term' && typeof fact.value === 'string' ? [fact.value] : [];
  const wanted = fact.scopeParams?.needs?.split(' ').filter((need) => need !== '') ?? [];
  return [
    fact.id.replace('crops.', 'facts.'),
    ...fact.inputs.map(({ labelKey }) => `facts.${labelKey}`),
    ...[fact.scopeKey, fact.roundingKey].filter((key) => key !== undefined),
    ...wanted.map((need) => `needs.${need}`),
    ...stage,
  ];
}

/** Cells that hold for any advice. */
export function expectOpenable(facts: readonly Fact[]) {
  const ids = facts.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  for (const fact of facts) {
    expect(keysOf(fact).filter((key) => !known.has(key))).toEqual([]);
    for (const { ref } of fact.inputs) if (ref !== undefined) expect(ids).toContain(ref);
    if (fact.status === 'missing') {
      expect(fact.value).toBeNull();
      expect(fact.scopeKey).toMatch(/^missing\./);
      continue;
    }
    expect(fact.value, fact.id).not.toBeNull();
    if (fact.source.kind === 'computed') expect(fact.formula?.symbols, fact.id).toBeTruthy();
    if (fact.source.document === 'FAO-56') expect(fact.edition, fact.id).toMatch(/^(1998|2025|1998, 2025)$/);
    if (fact.unit !== 'date' && fact.unit !== 'term') expect(fact.value).toMatch(/^-?\d+(\.\d{1,6})?$/);
  }
}
