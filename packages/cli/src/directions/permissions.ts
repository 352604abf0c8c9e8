import type { Workspace } from '../workspace/read-workspaces.ts';
import { appDirection, type Direction, type PackageDirections, withFoundations } from './table.ts';

/** The row of the table for a workspace; null where a package has none. */
export function directionOf(workspace: Workspace, packages: PackageDirections): Direction | null {
  return workspace.kind === 'app' ? appDirection(workspace) : (packages[workspace.id] ?? null);
}

/** How far a package may be used: not at all, its types, or its values as well. */
export type Permission = 'nothing' | 'types' | 'values';

export interface Wish {
  readonly id: string;
  readonly inTest: boolean;
}

export function permissionFor(direction: Direction, { id, inTest }: Wish, packages: PackageDirections): Permission {
  if (withFoundations(direction.imports, packages).has(id)) return 'values';
  if (inTest && withFoundations(direction.tests ?? [], packages).has(id)) return 'values';
  return withFoundations(direction.types ?? [], packages).has(id) ? 'types' : 'nothing';
}
