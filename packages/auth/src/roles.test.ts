import { describe, expect, it } from 'vitest';
import { allows, invitable, matrix, mayRemove, maySetRole, parseRole, type Role, roles } from './roles.ts';

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
  {
    row: 'organization delete',
    check: (role) => allows(role, 'organization', 'delete'),
    cells: { owner: true, admin: false, member: false },
  },
  {
    row: 'members read',
    check: (role) => allows(role, 'members', 'read'),
    cells: { owner: true, admin: true, member: true },
  },
  {
    row: 'members invite',
    check: (role) => allows(role, 'members', 'invite'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'members remove',
    check: (role) => allows(role, 'members', 'remove'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'members set-role',
    check: (role) => allows(role, 'members', 'set-role'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'members join-code',
    check: (role) => allows(role, 'members', 'join-code'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'members set-owner',
    check: (role) => allows(role, 'members', 'set-owner'),
    cells: { owner: true, admin: false, member: false },
  },
  {
    row: 'audit read',
    check: (role) => allows(role, 'audit', 'read'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'audit export',
    check: (role) => allows(role, 'audit', 'export'),
    cells: { owner: true, admin: true, member: false },
  },
  { row: 'keys read', check: (role) => allows(role, 'keys', 'read'), cells: { owner: true, admin: true, member: false } },
  { row: 'keys create', check: (role) => allows(role, 'keys', 'create'), cells: { owner: true, admin: true, member: false } },
  { row: 'keys revoke', check: (role) => allows(role, 'keys', 'revoke'), cells: { owner: true, admin: true, member: false } },
  { row: 'data read', check: (role) => allows(role, 'data', 'read'), cells: { owner: true, admin: true, member: true } },
  { row: 'data write', check: (role) => allows(role, 'data', 'write'), cells: { owner: true, admin: true, member: true } },
  { row: 'demo reset', check: (role) => allows(role, 'demo', 'reset'), cells: { owner: true, admin: true, member: false } },
  { row: 'usage read', check: (role) => allows(role, 'usage', 'read'), cells: { owner: true, admin: true, member: false } },
  {
    row: 'usage read-own',
    check: (role) => allows(role, 'usage', 'read-own'),
    cells: { owner: true, admin: true, member: true },
  },
  {
    row: 'models read',
    check: (role) => allows(role, 'models', 'read'),
    cells: { owner: true, admin: false, member: false },
  },
  {
    row: 'models change',
    check: (role) => allows(role, 'models', 'change'),
    cells: { owner: true, admin: false, member: false },
  },
  {
    row: 'billing read',
    check: (role) => allows(role, 'billing', 'read'),
    cells: { owner: true, admin: true, member: false },
  },
  {
    row: 'billing change',
    check: (role) => allows(role, 'billing', 'change'),
    cells: { owner: true, admin: false, member: false },
  },
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

  it('lets only an owner remove an owner, and nobody below an administrator remove anybody', () => {
    const removable = roles.map((role) => [role, roles.filter((target) => mayRemove(role, target))]);
    expect(removable).toEqual([
      ['owner', ['owner', 'admin', 'member']],
      ['admin', ['admin', 'member']],
      ['member', []],
    ]);
  });

  it('lets an administrator move others between admin and member only', () => {
    const moves = (role: Role) =>
      roles.flatMap((from) => roles.filter((to) => to !== from && maySetRole(role, from, to)).map((to) => `${from} ${to}`));
    expect(moves('owner')).toHaveLength(6);
    expect(moves('admin')).toEqual(['admin member', 'member admin']);
    expect(moves('member')).toEqual([]);
  });

  it('invites nobody as an owner', () => {
    expect(invitable).toEqual(['admin', 'member']);
  });

  it('gives an unknown role no name and so no rights', () => {
    expect(parseRole('owner')).toBe('owner');
    for (const text of ['superadmin', 'owner,admin', 'Owner', '']) expect(parseRole(text)).toBeNull();
  });
});
