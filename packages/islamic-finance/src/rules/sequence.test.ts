import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { sampleMurabaha } from '../testing.ts';
import { murabahaSteps } from './murabaha/promise.ts';
import { sequenceGate } from './sequence.ts';

const { dates } = sampleMurabaha();
const states = (change: Partial<typeof dates>) =>
  sequenceGate(murabahaSteps(sampleMurabaha({ dates: { ...dates, ...change } }))).map(({ name, state }) => `${name} ${state}`);

test('steps in order are done', () => {
  expect(states({})).toEqual(['promise done', 'purchase done', 'possession done', 'sale done', 'first-due done']);
});

test('a missing step may be done, and blocks what comes after it', () => {
  const gate = sequenceGate(murabahaSteps(sampleMurabaha({ dates: { ...dates, possession: null } })));
  expect(gate.slice(2)).toEqual([
    { name: 'possession', state: 'open' },
    { name: 'sale', state: 'blocked', by: 'possession', clause: 'SS8 3/2/1' },
    { name: 'first-due', state: 'blocked', by: 'possession', clause: 'SS8 3/2/1' },
  ]);
});

test('a step that is dated after the next one blocks it', () => {
  expect(states({ possession: isoDate('2026-02-01') })).toEqual([
    'promise done',
    'purchase done',
    'possession done',
    'sale blocked',
    'first-due done',
  ]);
});
