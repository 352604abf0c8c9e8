import { type Entry, readDependencies, readEntries, readSections } from '../fork/lockfile/read-lockfile.ts';
import { composedManifest } from './compose-launchpad.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = composedManifest.replace('/package.json', '');

/**
 * The lockfile with a new app and with the launchpad standing on it, as pnpm would write it: an install needs no network, because every
 * package is one that another app has in the same version.
 *
 * @param folder of the app: `apps/<id>`
 * @param manifest its package.json
 * @throws Error when the app asks for something that no other app has
 */
export function addImporter(lockfile: string, folder: string, manifest: string): string {
  const { name, dependencies = {}, devDependencies = {} } = JSON.parse(manifest) as Manifest;
  return readSections(lockfile)
    .map((section) => {
      if (section.name !== 'importers') return section.text;
      const entries = readEntries(section);
      const known = knownVersions(entries);
      const groups = [groupOf('dependencies', dependencies, known), groupOf('devDependencies', devDependencies, known)];
      const own: Entry = { key: folder, text: [`  ${folder}:`, ...groups].join('\n') };
      const all = [...entries.map((entry) => (entry.key === root ? withLink(entry, name, folder) : entry)), own];
      return `importers:\n\n${all
        .sort((a, b) => compare(a.key, b.key))
        .map(({ text }) => `${text}\n\n`)
        .join('')}`;
    })
    .join('');
}

/** What every app of the repository has of a package: its version by name and specifier. */
function knownVersions(importers: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(
    importers
      .filter(({ key }) => key.startsWith('apps/'))
      .flatMap(readDependencies)
      .map(({ name, specifier, version }) => [`${name} ${specifier}`, version]),
  );
}

function groupOf(group: string, wanted: Readonly<Record<string, string>>, known: ReadonlyMap<string, string>): string {
  const lines = Object.entries(wanted)
    .sort(([a], [b]) => compare(a, b))
    .map(([name, specifier]) => {
      const version = known.get(`${name} ${specifier}`);
      if (version === undefined) throw new Error(`no app of this repository has ${name} ${specifier}`);
      return dependency(name, specifier, version);
    });
  return [`    ${group}:`, ...lines].join('\n');
}

/** The launchpad's entry with the new app among its dependencies. */
function withLink({ key, text }: Entry, name: string, folder: string): Entry {
  const [head = '', ...rest] = text.split(/\n(?= {4}\S)/);
  const groups = rest.map((group) => {
    const [title = '', ...dependencies] = group.split(/\n(?= {6}\S)/);
    if (title !== '    dependencies:') return group;
    const all = [...dependencies, dependency(name, 'workspace:*', `link:../${folder.slice(folder.indexOf('/') + 1)}`)];
    return [title, ...all.sort((a, b) => compare(nameOf(a), nameOf(b)))].join('\n');
  });
  return { key, text: [head, ...groups].join('\n') };
}

const dependency = (name: string, specifier: string, version: string) =>
  [`      ${yamlKey(name)}:`, `        specifier: ${yamlValue(specifier)}`, `        version: ${yamlValue(version)}`].join(
    '\n',
  );

const nameOf = (block: string) => /^ {6}'?([^':]+)/.exec(block)?.[1] ?? '';
const yamlKey = (text: string) => (text.startsWith('@') ? `'${text}'` : text);
const yamlValue = (text: string) => (text.endsWith(':') ? `'${text}'` : text);

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
