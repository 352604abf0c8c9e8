import { Stop } from '../../bin/stop.mjs';
import { type House, schemaFolder } from '../fork/house.ts';
import { slugOf } from '../fork/root-files.ts';
import { readSchemaNames } from '../fork/schema-names.ts';
import type { SourceTree } from '../fork/tree.ts';
import { identifiersOf } from './identifiers.ts';
import { folderWords, languageWords, routerWords, servedPaths } from './reserved-names.ts';
import { type Spellings, schemaNamesOf } from './spellings.ts';

const longest = 30;
const form = `small Latin letters and digits, single hyphens between them, 2 to ${longest}, a letter first, for example legal-aid`;

function hasForm(id: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) && id.length >= 2 && id.length <= longest;
}

/** Throws Stop with one line when no vertical can be called so, anywhere. */
export function checkForm(id: string): void {
  if (!hasForm(id)) {
    const near = slugOf(id);
    throw new Stop(
      `"${id}" cannot be the name of a vertical: ${form}${hasForm(near) && near !== 'product' ? `. Try ${near}` : ''}.`,
    );
  }
  const reasons: readonly [ReadonlySet<string>, string][] = [
    [servedPaths, 'the platform uses it in addresses'],
    [languageWords, 'the language keeps it for itself'],
    [routerWords, 'the API keeps it for itself'],
    [folderWords, 'a folder cannot be called so'],
  ];
  const [, reason] = reasons.find(([reserved]) => reserved.has(id)) ?? [];
  if (reason !== undefined) throw new Stop(`"${id}" cannot be the name of a vertical: ${reason}. Try ${id}-desk.`);
}

/**
 * Throws Stop with one line when this repository uses the name already.
 * @param composed files in which the vertical's constant stands beside others
 */
export function checkFree(spellings: Spellings, source: SourceTree, house: House, composed: readonly string[]): void {
  const { id, camel } = spellings;
  const taken = (what: string) => new Stop(`"${id}" is taken: ${what}. Choose another name.`);
  const workspace = house.workspaces.find((each) => each.id === id || each.name === `@repo/${id}`);
  if (workspace) throw taken(`${workspace.folder} is there already`);
  if (source.paths.some((path) => path.startsWith(`apps/${id}/`))) throw taken(`the folder apps/${id} is there already`);
  const namespace = source.paths.find(
    (path) => /^packages\/[^/]+\/src\/messages\/en\.json$/.test(path) && namespacesOf(source.text(path)).has(id),
  );
  if (namespace !== undefined) throw taken(`messages of ${namespace} begin with it`);
  const own = new Set(schemaNamesOf(spellings));
  for (const path of source.paths.filter((each) => each.startsWith(`${schemaFolder}/`))) {
    if (path === `${schemaFolder}/${id}.prisma`) throw taken(`${path} is there already`);
    const clash = readSchemaNames(source.text(path)).find((name) => own.has(name));
    if (clash !== undefined) throw taken(`${path} has ${clash}`);
  }
  if (composed.some((text) => identifiersOf(text).has(camel))) throw taken(`the code around it has its own ${camel}`);
}

function namespacesOf(catalogue: string): Set<string> {
  return new Set(Object.keys(JSON.parse(catalogue) as object).map((key) => key.split('.')[0] ?? ''));
}
