import type { Vertical } from './house.ts';
import { propertiesAt, quoted, stringAt, withValue } from './object-literal.ts';
import { printJson } from './print-json.ts';
import type { LocalizedText } from './tree.ts';

/** Commands that make something out of the template; their code stays there. */
export const templateCommands = ['fork', 'new'] as const;

interface RootManifest {
  name: string;
  description: string;
  scripts: Record<string, string>;
}

/** `package.json` of the root: name and description of the product, no command of the template's. */
export function writeRootManifest(json: string, name: string, description: string): string {
  const manifest = JSON.parse(json) as RootManifest;
  const scripts = Object.entries(manifest.scripts).filter(([, script]) => {
    const command = /buniyad\.mjs (\S+)/.exec(script)?.[1];
    return !templateCommands.some((each) => each === command);
  });
  // npm's own form: every list over several lines.
  return `${JSON.stringify({ ...manifest, name, description, scripts: Object.fromEntries(scripts) }, null, 2)}\n`;
}

interface TurboJson {
  tasks: Record<string, { dependsOn?: string[] }>;
  boundaries: { tags: Record<string, unknown> };
}

/** `turbo.json`: what waited for the launchpad waits for the vertical, and the launchpad's tag is gone. */
export function writeTurboJson(json: string, vertical: string): string {
  const turbo = JSON.parse(json) as TurboJson;
  for (const task of Object.values(turbo.tasks)) {
    if (task.dependsOn) task.dependsOn = task.dependsOn.map((each) => each.replace(/^@repo\/launchpad#/, `@repo/${vertical}#`));
  }
  delete turbo.boundaries.tags.launchpad;
  return printJson(turbo);
}

/** `brand.ts` with the product's name, its vertical's sentence and its vertical's line at the foot of a page. */
export function writeBrand(source: string, name: LocalizedText, tagline: LocalizedText, { notice }: Vertical): string {
  const expanded = `{\n    ur: ${quoted(name.ur)},\n    en: ${quoted(name.en)},\n  }`;
  const texts: [string[], string][] = [
    [['tagline', 'ur'], tagline.ur],
    [['tagline', 'en'], tagline.en],
    ...(notice
      ? ([
          [['legal', 'footer', 'ur'], notice.ur],
          [['legal', 'footer', 'en'], notice.en],
        ] satisfies [string[], string][])
      : []),
  ];
  const named = withValue('brand.ts', source, ['name'], expanded);
  return texts.reduce((text, [path, value]) => withValue('brand.ts', text, path, quoted(value)), named);
}

/** `buniyad.config.ts` with the entry of this vertical only. */
export function writeConfig(source: string, vertical: string): string {
  const kept = propertiesAt('buniyad.config.ts', source, ['verticals']).filter(({ key }) => key === vertical);
  const entries = kept.map(({ text }) => `    ${text},\n`).join('');
  return withValue('buniyad.config.ts', source, ['verticals'], entries === '' ? '{}' : `{\n${entries}  }`);
}

/** The template's copyright line stays, as its licence asks; the founder's comes after it. */
export function writeLicence(licence: string, name: string, year: string): string {
  return licence.replace(/^Copyright \(c\) .*$/m, (line) => `${line}\nCopyright (c) ${year} ${name}`);
}

export interface Manifest {
  readonly name: LocalizedText;
  readonly summary: LocalizedText;
}

/** What a vertical says of itself in `src/vertical.ts`. */
export function readManifest(file: string, source: string): Manifest {
  const text = (path: string[]) => {
    const found = stringAt(file, source, path);
    if (found === null) throw new Error(`${file} has no text ${path.join('.')}`);
    return found;
  };
  const localized = (path: string[]) => ({ ur: text([...path, 'ur']), en: text([...path, 'en']) });
  return { name: localized(['name']), summary: localized(['card', 'summary']) };
}

/** A name of npm's kind: `my-bank`. */
export function slugOf(...candidates: readonly string[]): string {
  const slugs = candidates.map((text) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  return slugs.find((slug) => /[a-z]/.test(slug)) ?? 'product';
}
