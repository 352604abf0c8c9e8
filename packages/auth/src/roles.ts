/** Who may do what in an organization: one matrix, read by the server, the screens and the tests. */

/** From most to least. A person has exactly one of them in an organization. */
export const roles = ['owner', 'admin', 'member'] as const;

export type Role = (typeof roles)[number];

/** Rows that the product needs so far; a right that no row names does not exist. */
export const matrix = {
  organization: { read: ['owner', 'admin', 'member'], update: ['owner', 'admin'] },
  data: { read: ['owner', 'admin', 'member'], write: ['owner', 'admin', 'member'] },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

export type Resource = keyof typeof matrix;
export type Action<R extends Resource> = keyof (typeof matrix)[R] & string;

/** Whether the role may do this. */
export function allows<R extends Resource>(role: Role, resource: R, action: Action<R>): boolean {
  const rows: Readonly<Record<string, readonly Role[]>> = matrix[resource];
  return rows[action]?.includes(role) ?? false;
}

/** Reads a role as it is stored; null for a text that is none, so that an unknown role has no rights. */
export function parseRole(text: string): Role | null {
  return roles.find((role) => role === text) ?? null;
}
