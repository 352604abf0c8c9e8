import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { expect, test } from 'vitest';
import { productChecks } from './product-checks.ts';
import { doctorTree } from './testing/doctor-tree.ts';

const checked = async (root: string) =>
  productChecks({ root, shell: { PORT: String(await freePort()) }, look: { places: [] } });

test('an empty tree gives a line for every part, each id once, and nothing is made', async () => {
  const root = doctorTree();
  const checks = await checked(root);
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const groups = [...new Set(ids.map((id) => id.split('.')[0]))];
  expect(groups).toEqual(['config', 'env', 'network', 'data', 'database', 'build', 'model', 'service']);
  expect(existsSync(join(root, '.data'))).toBe(false);
});

test('a check that breaks down is one fault and leaves the others alone', async () => {
  const root = doctorTree({ 'apps/shop/src/app.ts': '' });
  // A folder in the place of a file.
  mkdirSync(join(root, 'apps/shop/README.md'));
  const checks = await checked(root);
  expect(checks.find(({ id }) => id === 'service.check')).toMatchObject({
    status: 'fault',
    found: 'This could not be looked at (EISDIR)',
  });
  expect(checks.find(({ id }) => id === 'service.mail')).toMatchObject({ status: 'ok' });
});
