import type { Workspace } from '../workspace/read-workspaces.ts';
import { appDirection, type Direction, packageDirections, withFoundations } from './table.ts';

/** The row of the table for a workspace; null where a package has none. */
export function directionOf(workspace: Workspace): Direction | null {
  return workspace.kind === 'app' ? appDirection(workspace.id) : (packageDirections[workspace.id] ?? null);
}

/** How far a package may be used: not at all, its types, or its values as well. */
export type Permission = 'nothing' | 'types' | 'values';

export function permissionFor(direction: Direction, id: string, inTest: boolean): Permission {
  if (withFoundations(direction.imports).has(id)) return 'values';
  if (inTest && withFoundations(direction.tests ?? []).has(id)) return 'values';
  return withFoundations(direction.types ?? []).has(id) ? 'types' : 'nothing';
}
