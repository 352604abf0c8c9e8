import { expect, test } from 'vitest';
import { pruneLockfile } from './prune-lockfile.ts';
import { readDependencies } from './read-lockfile.ts';

const whole = `lockfileVersion: '9.0'

catalogs:
  default:
    a:
      specifier: 1.0.0
      version: 1.0.0
    '@scope/b':
      specifier: ^2.0.0
      version: 2.1.0
  old:
    a:
      specifier: 0.9.0
      version: 0.9.0

overrides:
  c: 3.0.0

importers:

  .:
    devDependencies:
      tool:
        specifier: 5.0.0
        version: 5.0.0

  apps/one:
    dependencies:
      '@repo/two':
        specifier: workspace:*
        version: link:../../packages/two
      a:
        specifier: 'catalog:'
        version: 1.0.0(c@3.0.0)
      other-name:
        specifier: npm:d@4.0.0
        version: d@4.0.0
    optionalDependencies:
      extra:
        specifier: 1.0.0
        version: 1.0.0

  apps/three:
    dependencies:
      '@scope/b':
        specifier: 'catalog:'
        version: 2.1.0
      a:
        specifier: catalog:old
        version: 0.9.0

  packages/two: {}

packages:

  '@scope/b@2.1.0':
    resolution: {integrity: sha512-b}

  a@0.9.0:
    resolution: {integrity: sha512-old}

  a@1.0.0:
    resolution: {integrity: sha512-a}
    peerDependencies:
      c: '*'

  c@3.0.0:
    resolution: {integrity: sha512-c}

  d@4.0.0:
    resolution: {integrity: sha512-d}

  e@1.0.0:
    resolution: {integrity: sha512-e}

  extra@1.0.0:
    resolution: {integrity: sha512-extra}

  tool@5.0.0:
    resolution: {integrity: sha512-tool}
    engines: {node: '>=20'}
    hasBin: true

ignoredOptionalDependencies:
  - '@scope/never'

snapshots:

  '@scope/b@2.1.0':
    dependencies:
      e: 1.0.0

  a@0.9.0: {}

  a@1.0.0(c@3.0.0):
    dependencies:
      c: 3.0.0
    transitivePeerDependencies:
      - supports-color

  c@3.0.0: {}

  d@4.0.0: {}

  e@1.0.0: {}

  extra@1.0.0:
    dependencies:
      e: 1.0.0
    optional: true

  tool@5.0.0: {}
`;

test('nothing is lost when everything stays', () => {
  expect(pruneLockfile(whole, new Set(['apps/one', 'apps/three', 'packages/two']))).toBe(whole);
});

test('what only a folder that is gone asked for is gone, and what is left optional says so', () => {
  const pruned = pruneLockfile(whole, new Set(['apps/one', 'packages/two']));
  const expected = whole
    .replace(/ {4}'@scope\/b':\n {6}specifier: \^2[\s\S]*?(?=\noverrides)/, '')
    .replace(/ {2}apps\/three:[\s\S]*?(?= {2}packages\/two)/, '')
    .replaceAll(/ {2}'@scope\/b@2\.1\.0':\n[\s\S]*?\n\n/g, '')
    .replaceAll(/ {2}a@0\.9\.0:[\s\S]*?\n\n/g, '')
    .replace('  e@1.0.0: {}\n', '  e@1.0.0:\n    optional: true\n');
  expect(pruned).toBe(expected);
});

test('catalogs that nothing uses are gone as a whole', () => {
  expect(pruneLockfile(whole, new Set(['packages/two']))).not.toMatch(/catalog/);
});

test('an entry that is missing is an error', () => {
  expect(() => pruneLockfile(whole.replace('  c@3.0.0: {}\n\n', ''), new Set(['apps/one']))).toThrow(
    'pnpm-lock.yaml holds no c@3.0.0',
  );
});

test('an entry that cannot be read is an error', () => {
  expect(() => pruneLockfile(whole.replace('  packages/two: {}', '  - packages/two'), new Set())).toThrow(
    'unreadable entry in importers',
  );
});

test('dependencies are read with their peers, aliases and whether they are optional', () => {
  const text =
    "  x@1.0.0:\n    dependencies:\n      '@scope/b': 2.1.0(a@1.0.0)\n    optionalDependencies:\n      other: d@4.0.0\n    optional: true";
  expect(readDependencies({ key: 'x@1.0.0', text })).toEqual([
    { name: '@scope/b', specifier: '', version: '2.1.0(a@1.0.0)', optional: false },
    { name: 'other', specifier: '', version: 'd@4.0.0', optional: true },
  ]);
});
