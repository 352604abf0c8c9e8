/** What it gives; nothing where it throws, since a trace must not end a call. */
export function quietly<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
