/** A path without these stays as it is. */
const remarkable = /%|[\w-]{20}/;

/** The path as it may stand in a log: no query, and no segment that could be a token (they stand in mail links). */
export function loggedPath(path: string): string {
  if (path.length <= 200 && !remarkable.test(path)) return path;
  return path
    .split('/')
    .map(decoded)
    .map((segment) => (/^[\w-]{20,}$/.test(segment) && !segment.includes('.') ? ':token' : segment.slice(0, 200)))
    .join('/');
}

/** The log masks what it can read: an address in percent signs would pass. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment.replaceAll('%', ' ');
  }
}
