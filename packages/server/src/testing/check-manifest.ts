import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '@repo/billing';
import { checkCatalogues } from '@repo/i18n/testing';
import type { AnyVertical, LocalizedText } from '@repo/vertical';
import { auditedOf } from './audited-mutations.ts';
import { checkProcedures } from './check-procedures.ts';
import { checkTables } from './check-tables.ts';

/**
 * Holds a manifest and the files of its vertical against each other.
 * @param root root of the repository
 * @returns what does not agree, a sentence each; empty when all does
 */
export async function checkManifest<Tx>(vertical: AnyVertical<Tx>, root: string): Promise<readonly string[]> {
  const folder = join(root, 'apps', vertical.id);
  if (!existsSync(folder)) return [`the id is "${vertical.id}" but there is no folder apps/${vertical.id}`];
  return [
    ...checkFolder(vertical.id, folder),
    ...checkTexts(vertical),
    ...checkExamples(vertical),
    ...checkPaths(vertical),
    ...checkPlans(vertical),
    ...checkAuditWords(vertical),
    ...checkTables(vertical.tables, join(root, 'packages/db/prisma/schema', `${vertical.id}.prisma`)),
    ...(await checkProcedures(vertical.router, join(folder, 'src/api'))),
  ];
}

function checkFolder(id: string, folder: string): string[] {
  const wanted = ['README.md', 'src/vertical.ts', 'src/app.ts', 'src/main.ts', 'src/messages/ur.json', 'src/messages/en.json'];
  const missing = wanted.filter((file) => !existsSync(join(folder, file))).map((file) => `apps/${id}/${file} is missing`);
  const manifest = join(folder, 'package.json');
  const name: unknown = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).name : undefined;
  return name === `@repo/${id}` ? missing : [...missing, `apps/${id}/package.json is not called "@repo/${id}"`];
}

function checkPlans<Tx>({ id, plans, meters }: AnyVertical<Tx>): string[] {
  try {
    catalogueOf([{ id, ...(plans && { plans }), ...(meters && { meters }) }]);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function checkTexts<Tx>({ name, card, navigation, tools = [], plans = [] }: AnyVertical<Tx>): string[] {
  const texts: Record<string, LocalizedText> = {
    name,
    'card.summary': card.summary,
    'card.empty': card.empty,
    'card.action.label': card.action.label,
  };
  for (const [index, { label }] of navigation.entries()) texts[`navigation.${index}.label`] = label;
  for (const plan of plans) {
    texts[`the name of the plan ${plan.id}`] = plan.name;
    texts[`the summary of the plan ${plan.id}`] = plan.summary;
  }
  for (const tool of tools) {
    texts[`the title of ${tool.name}`] = tool.title;
    texts[`the example of ${tool.name}`] = tool.example;
  }
  return Object.entries(texts).flatMap(([where, text]) => [
    ...(text.en.trim() ? [] : [`${where} has no English text`]),
    ...(/[\u0600-\u06ff]/.test(text.ur) ? [] : [`${where} has no Urdu text`]),
  ]);
}

/** What a screen says can be asked must be understood as it stands there. */
function checkExamples<Tx>({ tools = [] }: AnyVertical<Tx>): string[] {
  return tools.flatMap(({ name, example, recognise }) =>
    (['ur', 'en'] as const)
      .filter((locale) => recognise(example[locale])?.complete !== true)
      .map((locale) => `${name} does not understand its own example in ${locale}`),
  );
}

/** Whoever reads the audit log should not have to read the router: each mutation has words, in the voice of the catalogues. */
function checkAuditWords<Tx>({ id, router, auditWords = {} }: AnyVertical<Tx>): string[] {
  const wordless = auditedOf(router)
    .filter((path) => !Object.hasOwn(auditWords, path))
    .map((path) => `auditWords has nothing for ${path}: the audit log would show its name`);
  const inLocale = (locale: keyof LocalizedText) =>
    Object.fromEntries(Object.entries(auditWords).map(([path, text]) => [`${id}.${path}`, text[locale]]));
  const faulty = checkCatalogues(inLocale('ur'), inLocale('en'));
  return [...wordless, ...faulty.map(({ key, locale, rule }) => `auditWords of ${key} in ${locale}: ${rule}`)];
}

function checkPaths<Tx>({ navigation, card }: AnyVertical<Tx>): string[] {
  const paths = [...navigation.map(({ path }) => path), card.action.path];
  const faulty = paths
    .filter((path) => !/^\/(?!\/)/.test(path))
    .map((path) => `the path "${path}" does not begin with one "/"`);
  const icons = navigation.filter(({ icon }) => icon === '').map(({ path }) => `the navigation to "${path}" has no icon`);
  return [...faulty, ...icons];
}
