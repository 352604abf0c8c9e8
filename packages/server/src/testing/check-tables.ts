import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Model {
  readonly name: string;
  /** Models that it points to by a foreign key. */
  readonly parents: readonly string[];
  readonly keyedByOrganization: boolean;
}

/** The tables of a manifest against the models of the vertical's schema file. */
export function checkTables(tables: readonly string[], schemaFile: string): string[] {
  const file = basename(schemaFile);
  if (!existsSync(schemaFile)) return tables.length === 0 ? [] : [`${file} is missing, but tables are declared`];
  const models = modelsOf(readFileSync(schemaFile, 'utf8'));
  const names = models.map(({ name }) => name);
  return [
    ...tables.filter((table) => !names.includes(table)).map((table) => `the table ${table} is not in ${file}`),
    ...names.filter((name) => !tables.includes(name)).map((name) => `${name} of ${file} is not among the manifest's tables`),
    ...models.flatMap((model) => checkModel(model, names, tables, file)),
  ];
}

function checkModel(
  { name, parents, keyedByOrganization }: Model,
  names: string[],
  tables: readonly string[],
  file: string,
): string[] {
  const foreign = parents.filter((parent) => !names.includes(parent));
  const late = parents.filter((parent) => parent !== name && tables.indexOf(parent) < tables.indexOf(name));
  return [
    ...(keyedByOrganization ? [] : [`the key of ${name} in ${file} does not begin with orgId`]),
    ...foreign.map((parent) => `${name} points to ${parent}, which is not a table of ${file}`),
    ...late
      .filter((parent) => tables.includes(parent))
      .map((parent) => `${name} must stand before its parent ${parent} in tables`),
  ];
}

function modelsOf(schema: string): Model[] {
  return [...schema.matchAll(/^model\s+(\w+)\s*\{([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
    name,
    parents: [...body.matchAll(/^\s*\w+\s+(\w+)\??\s+@relation\([^)]*fields:/gm)].map(([, parent = '']) => parent),
    keyedByOrganization: /@@id\(\[orgId\b/.test(body),
  }));
}
