import { describe, expect, test } from 'vitest';
import { manifest, tempTree, vertical } from '../testing/temp-tree.ts';
import { describeProblem } from '../workspace/problem.ts';
import { checkDirections } from './check-directions.ts';

const house = {
  'packages/facts/package.json': manifest('@repo/facts'),
  'packages/db/package.json': manifest('@repo/db', ['@repo/facts'], ['@repo/testing']),
  'packages/testing/package.json': manifest('@repo/testing', ['@repo/facts']),
  'packages/server/package.json': manifest('@repo/server', ['@repo/db', '@repo/facts']),
  'packages/shell/package.json': manifest('@repo/shell', ['@repo/server', '@repo/facts']),
  'packages/pricing/package.json': manifest('@repo/pricing', ['@repo/facts']),
  'apps/shop/package.json': vertical('@repo/shop', 'pricing', ['@repo/db', '@repo/server', '@repo/pricing']),
  'apps/launchpad/package.json': manifest('@repo/launchpad', ['@repo/shop', '@repo/server']),
};

function refusals(files: Readonly<Record<string, string>>): string[] {
  return checkDirections(tempTree({ ...house, ...files })).map(describeProblem);
}

test('a house in order passes', () => {
  const accepted = refusals({
    'packages/db/src/open.ts': "import { paisa } from '@repo/facts';",
    'packages/db/src/open.test.ts': "import { freePort } from '@repo/testing';",
    'packages/shell/src/api.tsx': "import type { PlatformRouter } from '@repo/server/types';",
    'packages/shell/src/mount.tsx': "import { serverMessages } from '@repo/server/messages';",
    'packages/shell/src/rights.tsx': "import { allows } from '@repo/server/roles';",
    'apps/shop/src/main.ts': "import { brand } from '../../../brand.ts';\nimport { serve } from '@repo/server';",
    'apps/shop/src/web/form.tsx':
      "import type { Save } from '../api/orders/save-order.ts';\nimport { price } from '@repo/pricing';",
    'apps/launchpad/src/main.ts': "import { shop } from '@repo/shop/vertical';",
  });
  expect(accepted).toEqual([]);
});

describe('an import in the wrong direction is refused', () => {
  test.each([
    ['upwards', 'packages/facts/src/a.ts', "\nimport { open } from '@repo/db';", 'packages/facts may not import packages/db'],
    [
      'as a type',
      'packages/facts/src/a.ts',
      "\nimport type { Database } from '@repo/db';",
      'packages/facts may not import packages/db',
    ],
    [
      'as a re-export',
      'packages/facts/src/a.ts',
      "\nexport { open } from '@repo/db';",
      'packages/facts may not import packages/db',
    ],
    ['at run time', 'packages/facts/src/a.ts', "\nawait import('@repo/db');", 'packages/facts may not import packages/db'],
    [
      'in a test',
      'packages/facts/src/a.test.ts',
      "\nimport '@repo/testing';",
      'packages/facts may not import packages/testing',
    ],
    [
      'of a value where types are allowed',
      'packages/shell/src/a.ts',
      "\nimport { serve } from '@repo/server';",
      'packages/shell may import types only from packages/server',
    ],
    [
      'of a value beside a type',
      'packages/shell/src/a.ts',
      "\nimport { type A, serve } from '@repo/server';",
      'packages/shell may import types only from packages/server',
    ],
    [
      'by a path out of the package',
      'packages/db/src/a.ts',
      "\nimport { x } from '../../facts/src/money.ts';",
      '../../facts/src/money.ts leaves packages/db: import a package by its name',
    ],
    [
      'of a package that does not exist',
      'packages/db/src/a.ts',
      "\nimport { x } from '@repo/billing';",
      'there is no package @repo/billing',
    ],
    [
      "of a package's test helpers",
      'packages/server/src/a.ts',
      "\nimport { x } from '@repo/db/testing';",
      '@repo/db/testing is for tests',
    ],
    [
      "of an app's inside",
      'apps/launchpad/src/a.ts',
      "\nimport { x } from '@repo/shop/web';",
      'apps/launchpad may not import @repo/shop/web',
    ],
    [
      'of an app by a package',
      'packages/server/src/a.ts',
      "\nimport { x } from '@repo/shop/vertical';",
      'packages/server may not import @repo/shop/vertical',
    ],
    [
      'of the server by a screen',
      'apps/shop/src/web/a.tsx',
      "\nimport { serve } from '@repo/server';",
      'a screen may import types only from packages/server',
    ],
    [
      'of a procedure by a screen',
      'apps/shop/src/web/a.tsx',
      "\nimport { save } from '../api/save.ts';",
      '../api/save.ts runs on the server: a screen takes its types only',
    ],
    [
      'of a screen by a procedure',
      'apps/shop/src/api/a.ts',
      "\nimport { x } from '../web/a.tsx';",
      '../web/a.tsx is a screen: the server side does not import it',
    ],
    [
      'of Node by a screen',
      'apps/shop/src/web/a.tsx',
      "\nimport { join } from 'node:path';",
      'node:path does not exist in a browser, where screens run',
    ],
    [
      'of Node by an engine',
      'packages/facts/src/a.ts',
      "\nimport { join } from 'node:path';",
      'node:path does not exist in a browser, where packages/facts also runs',
    ],
  ])('%s', (_case, file, source, message) => {
    expect(refusals({ [file]: source })).toEqual([`${file}:2  ${message}`]);
  });
});

describe('a dependency in the wrong direction is refused', () => {
  test('in dependencies', () => {
    expect(refusals({ 'packages/facts/package.json': manifest('@repo/facts', ['@repo/db']) })).toEqual([
      'packages/facts/package.json  packages/facts may not import packages/db',
    ]);
  });

  test('in devDependencies', () => {
    expect(refusals({ 'packages/facts/package.json': manifest('@repo/facts', [], ['@repo/testing']) })).toEqual([
      'packages/facts/package.json  packages/facts may not import packages/testing',
    ]);
  });

  test('test helpers among the dependencies that ship', () => {
    expect(refusals({ 'packages/db/package.json': manifest('@repo/db', ['@repo/testing']) })).toEqual([
      'packages/db/package.json  packages/db may not import packages/testing',
    ]);
  });

  test('of the engine of another vertical', () => {
    expect(refusals({ 'apps/farm/package.json': manifest('@repo/farm', ['@repo/pricing']) })).toEqual([
      'apps/farm/package.json  apps/farm may not import packages/pricing',
    ]);
  });

  test('of a package that is not in the table', () => {
    expect(refusals({ 'packages/new/package.json': manifest('@repo/new') })).toEqual([
      'packages/new/package.json  packages/new has no entry in packages/cli/src/directions/table.ts, and no app names it as its engine',
    ]);
  });
});
