/** The path as it may stand in a log: no query, and no segment that could be a token (they stand in mail links). */
export function loggedPath(path: string): string {
  return path
    .split('/')
    .map((segment) => (/^[\w-]{20,}$/.test(segment) && !segment.includes('.') ? ':token' : segment.slice(0, 200)))
    .join('/');
}
