import { isRecord } from '../errors/json.ts';

/** The value at a JSON pointer (RFC 6901), also as it stands behind the `#` of a reference; undefined where there is none. */
export function pointer(root: unknown, path: string): unknown {
  if (path === '') return root;
  if (!path.startsWith('/')) return undefined;
  let value = root;
  for (const escaped of path.slice(1).split('/')) {
    const name = decoded(escaped).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = /^\d+$/.test(name) ? value[Number(name)] : undefined;
    else value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
