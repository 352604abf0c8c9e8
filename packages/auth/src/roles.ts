/** Who may do what in an organization: one matrix, read by the server, the screens and the tests. */

/** From most to least. A person has exactly one of them in an organization. */
export const roles = ['owner', 'admin', 'member'] as const;

export type Role = (typeof roles)[number];

/** Rows that the product needs so far; a right that no row names does not exist. */
export const matrix = {
  organization: { read: ['owner', 'admin', 'member'], update: ['owner', 'admin'], delete: ['owner'] },
  members: {
    read: ['owner', 'admin', 'member'],
    invite: ['owner', 'admin'],
    remove: ['owner', 'admin'],
    'set-role': ['owner', 'admin'],
    /** Make, see and withdraw a code by which people join. */
    'join-code': ['owner', 'admin'],
    /** Make somebody an owner, and change or remove one. */
    'set-owner': ['owner'],
  },
  audit: { read: ['owner', 'admin'], export: ['owner', 'admin'] },
  /** API keys. To make and to revoke one wants a fresh session too. */
  keys: { read: ['owner', 'admin'], create: ['owner', 'admin'], revoke: ['owner', 'admin'] },
  data: { read: ['owner', 'admin', 'member'], write: ['owner', 'admin', 'member'] },
  /** In the demo organization only. */
  demo: { reset: ['owner', 'admin'] },
  /** What the organization uses of its meters; everybody may read the own use. */
  usage: { read: ['owner', 'admin'], 'read-own': ['owner', 'admin', 'member'] },
  /** Model files of the machine that the product runs on. */
  models: { read: ['owner'], change: ['owner'] },
  /** Plans, invoices and the means of payment. To change something wants a fresh session too. */
  billing: { read: ['owner', 'admin'], change: ['owner'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

export type Resource = keyof typeof matrix;
export type Action<R extends Resource> = keyof (typeof matrix)[R] & string;

/** Whether the role may do this. */
export function allows<R extends Resource>(role: Role, resource: R, action: Action<R>): boolean {
  const rows: Readonly<Record<string, readonly Role[]>> = matrix[resource];
  return rows[action]?.includes(role) ?? false;
}

/** What an invitation can be for: an owner makes another one of a member only. */
export const invitable = ['admin', 'member'] as const satisfies readonly Role[];

/** Whether `role` may end the membership of somebody who is `target`. */
export function mayRemove(role: Role, target: Role): boolean {
  return allows(role, 'members', 'remove') && (target !== 'owner' || allows(role, 'members', 'set-owner'));
}

/** Whether `role` may make somebody who is `from` into `to`. */
export function maySetRole(role: Role, from: Role, to: Role): boolean {
  return allows(role, 'members', 'set-role') && (![from, to].includes('owner') || allows(role, 'members', 'set-owner'));
}

/** Reads a role as it is stored; null for a text that is none, so that an unknown role has no rights. */
export function parseRole(text: string): Role | null {
  return roles.find((role) => role === text) ?? null;
}
