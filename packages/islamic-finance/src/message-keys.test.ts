import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMurabaha, anyMusharakah } from '../test/support/arbitraries.ts';
import { asOf } from '../test/support/results.ts';
import { explain, messageKeys, type Quote, quote, ruleCatalogue } from './index.ts';
import { sampleMurabaha } from './testing.ts';
import type { ExplainPath } from './types.ts';

const known = new Set(messageKeys);

/** Every key that a quote shows, with the facts of its first, middle and last row opened. */
function keysOf(made: Quote): string[] {
  const rows = [0, Math.floor(made.schedule.length / 2), made.schedule.length - 1];
  const cells = rows.flatMap((index) => {
    const row = made.schedule[index];
    if (!row) return [];
    const figures = ['payment', 'profit', 'capital', 'open', 'close', 'priceOutstanding', 'deferredProfit', 'due'] as const;
    const paths: ExplainPath[] = figures.map((figure): ExplainPath => `schedule.${row.number}.${figure}`);
    return row.bankShare === null ? paths : [...paths, `schedule.${row.number}.bankShare` as const];
  });
  const facts = [...made.facts, ...cells.map((path) => explain(made, path))];
  return [
    ...facts.map(({ id }) => id.replace('financing.', 'facts.')),
    ...facts.flatMap(({ roundingKey, scopeKey, inputs }) => [
      roundingKey,
      scopeKey,
      ...inputs.map(({ labelKey }) => `facts.${labelKey}`),
    ]),
    ...made.checks.map(({ reason }) => `rules.${reason.key}`),
    ...made.warnings.map(({ key }) => `rules.${key}`),
    ...made.excluded.map(({ code }) => `excluded.${code}`),
  ].filter((key) => key !== undefined);
}

test('property: nothing is said that the list does not hold', () => {
  fc.assert(
    fc.property(fc.oneof(anyMurabaha, anyMusharakah), (inputs) => {
      const made = quote(inputs, { asOf });
      const keys = made.ok ? keysOf(made) : made.refusals.map(({ messageKey }) => messageKey);
      expect(keys.filter((key) => !known.has(key))).toEqual([]);
    }),
    { numRuns: deepRuns(200, 3000) },
  );
}, 600_000);

test('keys are unique and sorted', () => {
  expect(messageKeys).toEqual([...new Set(messageKeys)].sort());
});

test('rule ids are unique within a product, and every clause is one of a named standard', () => {
  for (const rules of Object.values(ruleCatalogue)) {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, also } of rules)
      for (const clause of [id, ...also]) expect(clause).toMatch(/^(SS(3|8|9|12|47)-\d+(\/\d+)*|IBD-2\/2008-I-A)$/);
  }
});

test('a path that a quote does not have is an error, not an empty fact', () => {
  const made = quote(sampleMurabaha(), { asOf });
  if (!made.ok) expect.fail('refused');
  for (const path of ['schedule.61.profit', 'schedule.0.profit', 'schedule.1.bankShare'] as const) {
    expect(() => explain(made, path)).toThrow('NOT_FOUND');
  }
});
