import { expect, test } from 'vitest';
import { doctorTree } from '../testing/doctor-tree.ts';
import { checkBuild } from './build.ts';

test('what is not built yet is named', () => {
  const files = { 'apps/shop/src/app.ts': '', 'apps/shop/dist/server.js': '', 'apps/farm/src/app.ts': '' };
  expect(checkBuild({ root: doctorTree(files) })).toMatchObject({ status: 'note', found: 'Not built yet: farm' });
  expect(checkBuild({ root: doctorTree({ ...files, 'apps/farm/dist/server.js': '' }) })).toMatchObject({
    status: 'ok',
    found: 'Built: farm, shop',
  });
});
