import { expect, test } from 'vitest';
import { checkPackages } from './packages.mjs';

test('packages that are absent, outdated, current, and without the database client', () => {
  expect(checkPackages('absent', false)).toMatchObject({ status: 'note', fix: 'npm start installs them.' });
  expect(checkPackages('current', false)).toMatchObject({ status: 'note', fix: 'npm start makes it.' });
  expect(checkPackages('outdated', true)).toMatchObject({ status: 'note', found: 'Packages are not those of the lockfile' });
  expect(checkPackages('current', true)).toMatchObject({ id: 'tools.packages', status: 'ok', fix: null });
});
