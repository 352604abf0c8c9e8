import type { SourceTree } from '../fork/tree.ts';
import type { NewPlan } from './plan-new.ts';

/** The repository as it will be. */
export function plannedTree(source: SourceTree, { added, changed }: NewPlan): SourceTree {
  return {
    paths: [...new Set([...source.paths, ...added.keys()])].sort(),
    text: (path) => added.get(path) ?? changed.get(path) ?? source.text(path),
  };
}
