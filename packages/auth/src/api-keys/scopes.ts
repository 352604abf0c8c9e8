/** What a key may do: words made of the verticals that run. Writing includes no reading; a key may have both. */

/** Reads of the organization itself. Nothing of the platform is written by a key. */
const platformScope = 'platform:read';

/** Every scope of a product with these verticals, in the order in which they are shown. */
export function scopesOf(verticalIds: readonly string[]): readonly string[] {
  return [...verticalIds.flatMap((id) => [`${id}:read`, `${id}:write`]), platformScope];
}

/** The scope that a procedure needs. @param path "shop.field.list": its first part is the vertical. */
export function scopeFor(path: string, type: 'query' | 'mutation'): string {
  return `${path.split('.', 1)[0]}:${type === 'query' ? 'read' : 'write'}`;
}
