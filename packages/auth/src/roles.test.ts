import { describe, expect, it } from 'vitest';
import { allows, matrix, parseRole, type Role, roles } from './roles.ts';

/** Written out by hand: the matrix is the thing under test. */
const expected: readonly { row: string; check: (role: Role) => boolean; cells: Readonly<Record<Role, boolean>> }[] = [
  {
    row: 'organization read',
    check: (role) => allows(role, 'organization', 'read'),
    cells: { owner: true, admin: true, member: true },
  },
  {
    row: 'organization update',
    check: (role) => allows(role, 'organization', 'update'),
    cells: { owner: true, admin: true, member: false },
  },
  { row: 'data read', check: (role) => allows(role, 'data', 'read'), cells: { owner: true, admin: true, member: true } },
  { row: 'data write', check: (role) => allows(role, 'data', 'write'), cells: { owner: true, admin: true, member: true } },
];

describe('roles', () => {
  for (const { row, check, cells } of expected) {
    for (const role of roles) {
      it(`${role} ${cells[role] ? 'may' : 'may not'}: ${row}`, () => {
        expect(check(role)).toBe(cells[role]);
      });
    }
  }

  it('has no row that is not tested', () => {
    const rows = Object.entries(matrix).flatMap(([resource, actions]) =>
      Object.keys(actions).map((action) => `${resource} ${action}`),
    );
    expect(rows).toEqual(expected.map(({ row }) => row));
  });

  it('gives an unknown role no name and so no rights', () => {
    expect(parseRole('owner')).toBe('owner');
    for (const text of ['superadmin', 'owner,admin', 'Owner', '']) expect(parseRole(text)).toBeNull();
  });
});
