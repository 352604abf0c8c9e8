import { AppError } from '@repo/facts';
import { expect, test } from 'vitest';
import { StartError } from '../env/start-error.ts';
import { explainFailure, unforeseen } from './explain-failure.ts';

test('a second process on the data folder is told whose it is', () => {
  const params = { pid: '4711', host: 'laptop', since: '2026-11-24', command: 'node', file: '/data/lock' };
  expect(explainFailure(new AppError('DATA_DIR_LOCKED', { params }))).toMatch(
    /^Another process has this data folder open: pid 4711 on laptop/,
  );
});

test('a database that does not answer, or refuses the login, is one line each', () => {
  expect(explainFailure(new AppError('DATABASE_UNAVAILABLE'))).toMatch(/^PostgreSQL does not answer at DATABASE_URL\./);
  expect(explainFailure(Object.assign(new Error('password authentication failed for user "app"'), { code: '28P01' }))).toBe(
    'PostgreSQL refuses the user or the password of DATABASE_URL.',
  );
});

test('a migration that fails says what the database said of it, without its second line and without people', () => {
  const cause = new Error('column "city" of relation "shop_order" contains null values at ali@example.com\nsecond line');
  expect(explainFailure(new AppError('MIGRATION_FAILED', { params: { name: '2_city' }, cause }))).toBe(
    'The migration 2_city failed and nothing of it stayed. The database says: column "city" of relation "shop_order" contains null values at [email]. Correct its migration.sql and start again.',
  );
});

test('what is written for people is said as it is', () => {
  expect(explainFailure(new StartError('one', 'two'))).toBe('one\ntwo');
});

test('what nobody foresaw is one line without secrets, and is not called known', () => {
  const error = new Error('boom at postgres://app:hunter2@db/app\nsecond line');
  expect(explainFailure(error)).toBeNull();
  expect(unforeseen(error)).toBe('The product could not start: boom at postgres://[login]@db/app');
});
