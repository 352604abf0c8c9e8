/** Who may import whom. The same as the tags in turbo.json; a test holds both together. */

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
export const packageDirections: Readonly<Record<string, Direction>> = {
  facts: { imports: [], pure: true },
  'islamic-finance': { imports: ['facts'], pure: true },
  agronomy: { imports: ['facts'], pure: true },
  'urdu-text': { imports: ['facts'], pure: true },
  vertical: { imports: ['facts'], pure: true },
  testing: { imports: ['facts'] },
  inference: { imports: ['urdu-text', 'facts'], tests: ['testing'] },
  gateway: { imports: ['inference', 'facts'], tests: ['testing'] },
  i18n: { imports: ['urdu-text', 'facts'] },
  db: { imports: ['facts'], tests: ['testing'] },
  ui: { imports: ['i18n', 'urdu-text', 'facts'], tests: ['testing'], pure: true },
  auth: { imports: ['db', 'i18n', 'vertical', 'facts'], tests: ['testing'] },
  server: { imports: ['vertical', 'auth', 'db', 'i18n', 'inference', 'gateway', 'facts'], tests: ['testing'] },
  shell: { imports: ['ui', 'i18n', 'facts'], types: ['server'], tests: ['testing'] },
  cli: { imports: ['db', 'testing', 'facts'] },
};

/** What every app may import; a vertical adds its own engine. No app may import `cli`. */
const platform = ['facts', 'urdu-text', 'i18n', 'vertical', 'db', 'auth', 'inference', 'server', 'ui', 'shell'];

/** The one app that stands on other apps, and only on their manifests. */
export const compositionRoot = 'apps/launchpad';

/** The engine of each vertical, keyed by its folder under `apps/`. */
export const engineOf: Readonly<Record<string, string>> = {
  financing: 'islamic-finance',
  crops: 'agronomy',
};

export function appDirection(id: string): Direction {
  const engine = engineOf[id];
  return { imports: engine ? [...platform, engine] : platform, tests: ['testing'] };
}

/** Names with everything that they stand on; the types and tests of a package are its own affair. */
export function withFoundations(ids: readonly string[]): Set<string> {
  const all = new Set<string>();
  const visit = (id: string) => {
    if (all.has(id)) return;
    all.add(id);
    for (const next of packageDirections[id]?.imports ?? []) visit(next);
  };
  for (const id of ids) visit(id);
  return all;
}
