import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { readWorkspaces } from '../workspace/read-workspaces.ts';
import { directionOf } from './permissions.ts';
import { compositionRoot, enginesOf, packageDirections, withFoundations } from './table.ts';

interface TurboJson {
  tags?: string[];
  boundaries?: { tags: Record<string, { dependencies: { allow: string[] } }> };
}

const readTurbo = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path, 'turbo.json'), 'utf8')) as TurboJson;
const workspaces = readWorkspaces(root);
const packages = packageDirections(workspaces);
const engines = new Set(enginesOf(workspaces));
const tagOf = (id: string) => (engines.has(id) ? 'engine' : id);

/** Turborepo follows dependencies of dependencies, dev-dependencies and types included: so must what it allows. */
function reach(ids: readonly string[], seen = new Set<string>()): Set<string> {
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { imports = [], types = [], tests = [] } = packages[id] ?? {};
    reach([...imports, ...types, ...tests], seen);
  }
  return seen;
}

describe.each(workspaces)('$folder', (workspace) => {
  const [tag = '', ...more] = readTurbo(workspace.folder).tags ?? [];

  test('has one tag, named after it or after its kind', () => {
    const kind = workspace.folder === compositionRoot ? workspace.id : 'vertical-app';
    expect([tag, ...more]).toEqual([workspace.kind === 'app' ? kind : tagOf(workspace.id)]);
  });

  test('may reach in turbo.json what the table of directions lets it reach', () => {
    const allowed = readTurbo().boundaries?.tags[tag]?.dependencies.allow ?? [];
    const { imports = [], types = [], tests = [] } = directionOf(workspace, packages) ?? {};
    const expected = new Set([...reach([...imports, ...types, ...tests])].map(tagOf));
    if (workspace.folder === compositionRoot) expected.add('vertical-app');
    // One tag for all verticals: which engine is whose, and that one needs none, only the table knows.
    if (workspace.kind === 'app') expected.add('engine');
    expect(allowed.toSorted()).toEqual([...expected].toSorted());
  });
});

test('every engine is a package of the repository that stands on facts alone', () => {
  const folders = workspaces.map(({ folder }) => folder);
  for (const engine of engines) {
    expect(folders).toContain(`packages/${engine}`);
    expect([...withFoundations([engine], packages)]).toEqual([engine, 'facts']);
  }
});
