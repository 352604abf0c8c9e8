import {
  type Dependency,
  type Entry,
  readCatalogs,
  readDependencies,
  readEntries,
  readSections,
  type Section,
} from './read-lockfile.ts';

/**
 * The lockfile without the folders that are gone and without the packages that nothing reaches any more. Every line that stays is
 * as pnpm would write it, so that `pnpm install --frozen-lockfile` finds what it expects.
 *
 * @param folders of the workspaces that stay, relative to the repository
 * @throws Error when an entry asks for a package that the file does not hold
 */
export function pruneLockfile(lockfile: string, folders: ReadonlySet<string>): string {
  const sections = readSections(lockfile);
  const entriesOf = (name: string) => {
    const section = sections.find((each) => each.name === name);
    return section ? readEntries(section) : [];
  };
  const importers = entriesOf('importers').filter(({ key }) => key === '.' || folders.has(key));
  const direct = importers.flatMap(readDependencies);
  const snapshots = new Map(entriesOf('snapshots').map((entry) => [entry.key, entry]));
  const reached = reachedFrom(direct, snapshots, () => true);
  const needed = reachedFrom(direct, snapshots, ({ optional }) => !optional);
  const versions = new Set([...reached].map(withoutPeers));
  return sections
    .map((section) => {
      switch (section.name) {
        case 'importers':
          return withEntries(section, importers);
        case 'packages':
          return withEntries(
            section,
            readEntries(section).filter(({ key }) => versions.has(key)),
          );
        case 'snapshots':
          return withEntries(
            section,
            readEntries(section)
              .filter(({ key }) => reached.has(key))
              .map((entry) => (needed.has(entry.key) ? entry : markedOptional(entry))),
          );
        case 'catalogs':
          return withCatalogs(section, direct);
        default:
          return section.text;
      }
    })
    .join('')
    .trimEnd()
    .concat('\n');
}

function reachedFrom(
  direct: readonly Dependency[],
  snapshots: ReadonlyMap<string, Entry>,
  follows: (dependency: Dependency) => boolean,
): Set<string> {
  const reached = new Set<string>();
  const open = direct.filter(follows);
  for (let dependency = open.pop(); dependency; dependency = open.pop()) {
    const { name, version } = dependency;
    if (version.startsWith('link:')) continue;
    // An alias stands there with the name of the package that it means.
    const key = [`${name}@${version}`, version].find((candidate) => snapshots.has(candidate));
    const entry = key === undefined ? undefined : snapshots.get(key);
    if (!entry) throw new Error(`pnpm-lock.yaml holds no ${name}@${version}`);
    if (reached.has(entry.key)) continue;
    reached.add(entry.key);
    open.push(...readDependencies(entry).filter(follows));
  }
  return reached;
}

/** As pnpm writes a package without which an install goes on. */
function markedOptional({ key, text }: Entry): Entry {
  if (/^ {4}optional: true$/m.test(text)) return { key, text };
  return { key, text: `${text.replace(/: \{\}$/, ':')}\n    optional: true` };
}

/** `react-dom@19.3.1(react@19.3.1)` → `react-dom@19.3.1` */
function withoutPeers(key: string): string {
  return key.replace(/\(.*$/, '');
}

function withEntries({ name }: Section, entries: readonly Entry[]): string {
  return `${name}:\n\n${entries.map(({ text }) => `${text}\n\n`).join('')}`;
}

function withCatalogs(section: Section, direct: readonly Dependency[]): string {
  const used = new Set(
    direct.flatMap(({ name, specifier }) => {
      const catalog = /^catalog:(.*)$/.exec(specifier)?.[1];
      return catalog === undefined ? [] : [`${catalog || 'default'} ${name}`];
    }),
  );
  const kept = readCatalogs(section).flatMap(({ catalog, entries }) => {
    const stay = entries.filter(({ key }) => used.has(`${catalog} ${key}`));
    return stay.length === 0 ? [] : [`  ${catalog}:\n${stay.map(({ text }) => `${text}\n`).join('')}`];
  });
  return kept.length === 0 ? '' : `catalogs:\n${kept.join('')}\n`;
}
