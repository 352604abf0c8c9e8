/**
 * Reads `pnpm-lock.yaml` in the regular form in which pnpm writes it: two blanks a level, one blank line between entries.
 * It is no reader of YAML: what it does not know it refuses.
 */

export interface Entry {
  /** Without its quotes. */
  readonly key: string;
  /** As it stands in the file, without the blank line after it. */
  readonly text: string;
}

export interface Section {
  /** For example `importers`. */
  readonly name: string;
  readonly text: string;
}

export interface Dependency {
  readonly name: string;
  /** Of an importer, for example `catalog:`. */
  readonly specifier: string;
  /** A version with its peers, a `link:`, or another package's key. */
  readonly version: string;
  /** An install goes on without it. */
  readonly optional: boolean;
}

/** The top-level parts of a lockfile in order; together they are the file. */
export function readSections(lockfile: string): Section[] {
  return lockfile.split(/^(?=\S)/m).map((text) => ({ name: /^([\w]+):/.exec(text)?.[1] ?? '', text }));
}

/** The entries of `importers`, `packages` or `snapshots`. */
export function readEntries(section: Section): Entry[] {
  const [, ...blocks] = section.text.trimEnd().split('\n\n');
  return blocks.map((text) => {
    const key = /^ {2}(\S.*?):(?: \{\})?(?:\n|$)/.exec(text)?.[1];
    if (key === undefined) throw new SyntaxError(`pnpm-lock.yaml: unreadable entry in ${section.name}: ${text.slice(0, 80)}`);
    return { key: unquote(key), text };
  });
}

/** What an entry of `importers` or `snapshots` depends on, optional dependencies included. */
export function readDependencies({ text }: Entry): Dependency[] {
  const found: Dependency[] = [];
  let group = '';
  let name = '';
  let specifier = '';
  for (const line of text.split('\n').slice(1)) {
    const [, indent = '', key = '', value = ''] = /^( *)(?:- )?('[^']*'|[^\s:]+):?(?: (.*))?$/.exec(line) ?? [];
    if (indent.length === 4) group = key;
    if (!/^(?:dependencies|devDependencies|optionalDependencies)$/.test(group)) continue;
    if (indent.length === 6) {
      name = unquote(key);
      if (value !== '')
        found.push({ name, specifier: '', version: unquote(value), optional: group === 'optionalDependencies' });
    }
    if (indent.length === 8 && key === 'specifier') specifier = unquote(value);
    if (indent.length === 8 && key === 'version')
      found.push({ name, specifier, version: unquote(value), optional: group === 'optionalDependencies' });
  }
  return found;
}

/** The names of a catalog, `default` where it has none, each with its lines. */
export function readCatalogs(section: Section): { readonly catalog: string; readonly entries: readonly Entry[] }[] {
  const [, ...catalogs] = section.text.trimEnd().split(/\n(?= {2}\S)/);
  return catalogs.map((text) => {
    const [head = '', ...entries] = text.split(/\n(?= {4}\S)/);
    return {
      catalog: unquote(head.trim().replace(/:$/, '')),
      entries: entries.map((entry) => ({ key: unquote(/^ {4}(\S+):/.exec(entry)?.[1] ?? ''), text: entry })),
    };
  });
}

function unquote(text: string): string {
  return /^'.*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}
