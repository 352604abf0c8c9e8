import { expect, test } from 'vitest';
import { migrationTime } from './migration-time.ts';

const now = new Date('2030-01-01T00:00:00.900Z');

test.each([
  ['the clock, where no migration is there', [], '20300101000000'],
  ['the clock, where it is later than all', ['20291231235959_b', '20290101000000_a'], '20300101000000'],
  ['a second after the last, where that is of this second', ['20300101000000_b', '20290101000000_a'], '20300101000001'],
  ['a second after the last, where the clock is behind it', ['20310131235959_b', '20300101000000_a'], '20310201000000'],
  ['whatever bears no time is no migration', ['migration_lock.toml', '99999999999999'], '20300101000000'],
])('%s', (_, names, time) => {
  expect(migrationTime(names, now)).toBe(time);
});
