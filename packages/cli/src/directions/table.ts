/** Who may import whom. The same as the tags in turbo.json; a test holds both together. */
import type { Workspace } from '../workspace/read-workspaces.ts';

export interface Direction {
  /** Packages whose values and types may be imported, with everything that those stand on. */
  readonly imports: readonly string[];
  /** Packages of which types only may be imported. */
  readonly types?: readonly string[];
  /** Packages that tests may import besides, as dev-dependencies. */
  readonly tests?: readonly string[];
  /** No `node:` modules outside tests: this code also runs in a browser. */
  readonly pure?: true;
}

/** Keys are the folders under `packages/`. */
export type PackageDirections = Readonly<Record<string, Direction>>;

/** The packages that every product stands on. */
const platformDirections: PackageDirections = {
  facts: { imports: [], pure: true },
  'urdu-text': { imports: ['facts'], pure: true },
  vertical: { imports: ['facts'], pure: true },
  testing: { imports: ['facts'] },
  inference: { imports: ['urdu-text', 'facts'], tests: ['testing'] },
  gateway: { imports: ['inference', 'facts'], tests: ['testing'] },
  i18n: { imports: ['urdu-text', 'facts'] },
  db: { imports: ['facts'], tests: ['testing'] },
  ui: { imports: ['i18n', 'urdu-text', 'facts'], tests: ['testing'], pure: true },
  auth: { imports: ['db', 'i18n', 'vertical', 'facts'], tests: ['testing'] },
  billing: { imports: ['db', 'i18n', 'vertical', 'facts'], tests: ['testing'] },
  server: { imports: ['vertical', 'auth', 'billing', 'db', 'i18n', 'inference', 'gateway', 'facts'], tests: ['testing'] },
  shell: { imports: ['ui', 'i18n', 'facts'], types: ['server'], tests: ['testing'] },
  cli: { imports: ['db', 'inference', 'gateway', 'testing', 'facts'] },
};

const engineDirection: Direction = { imports: ['facts'], pure: true };

/** What every app may import; a vertical adds its own engine. No app may import `cli`. */
const platform = ['facts', 'urdu-text', 'i18n', 'vertical', 'db', 'auth', 'billing', 'inference', 'server', 'ui', 'shell'];

/** The one app that stands on other apps, and only on their manifests. */
export const compositionRoot = 'apps/launchpad';

/** Packages that a vertical names as its engine, `"buniyad": { "engine": "…" }` in its package.json. */
export function enginesOf(workspaces: readonly Workspace[]): string[] {
  return [...new Set(workspaces.flatMap(({ engine }) => (engine === undefined ? [] : [engine])))];
}

/** The row of every package: of the platform as written above, of an engine the same for all. */
export function packageDirections(workspaces: readonly Workspace[]): PackageDirections {
  return { ...Object.fromEntries(enginesOf(workspaces).map((id) => [id, engineDirection])), ...platformDirections };
}

export function appDirection({ engine }: Workspace): Direction {
  return { imports: engine ? [...platform, engine] : platform, tests: ['testing'] };
}

/** Names with everything that they stand on; the types and tests of a package are its own affair. */
export function withFoundations(ids: readonly string[], packages: PackageDirections): Set<string> {
  const all = new Set<string>();
  const visit = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    for (const next of packages[id]?.imports ?? []) visit(next);
  };
  for (const id of ids) visit(id);
  return all;
}
