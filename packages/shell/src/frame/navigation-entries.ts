import type { BootPayload } from '@repo/server/types';

export interface NavigationEntry {
  readonly path: string;
  readonly label: BootPayload['brand']['name'];
  readonly icon: string;
  /** Another app under the same origin. */
  readonly external: boolean;
}

/** What the bar offers: the screens of the open vertical, or the verticals where none is open. */
export function navigationEntries({ appId, verticals }: Pick<BootPayload, 'appId' | 'verticals'>): readonly NavigationEntry[] {
  const open = verticals.find(({ id }) => id === appId);
  if (open) return open.navigation.map((item) => ({ ...item, external: false }));
  return verticals.map(({ basePath, name }) => ({ path: basePath, label: name, icon: 'calculator', external: true }));
}

/** The entry whose path is the longest beginning of where we are. */
export function currentEntry(entries: readonly NavigationEntry[], location: string): NavigationEntry | null {
  const beginnings = entries.filter(
    ({ path, external }) => !external && (location === path || location.startsWith(path === '/' ? '//' : `${path}/`)),
  );
  return beginnings.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}
