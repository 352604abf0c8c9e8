import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App } from '../app.ts';
import { StartError } from '../env/start-error.ts';

/** What a command that runs from sources reads of an app. */
export type LoadedApp = Pick<App, 'id' | 'config'> & {
  readonly verticals: readonly Pick<App['verticals'][number], 'id' | 'tables' | 'config' | 'plans' | 'meters'>[];
};

/** Folders under `apps/` with an app of their own. */
export function appIds(root: string): string[] {
  const apps = join(root, 'apps');
  if (!existsSync(apps)) return [];
  return readdirSync(apps)
    .filter((id) => existsSync(join(apps, id, 'src', 'app.ts')))
    .sort();
}

/**
 * Loads every app of the repository at `root` from its sources: the run-time must be able to read TypeScript.
 * @throws StartError for one whose `src/app.ts` exports no app
 */
export async function loadApps(root: string): Promise<LoadedApp[]> {
  const apps: LoadedApp[] = [];
  for (const id of appIds(root)) {
    const module: unknown = await import(pathToFileURL(join(root, 'apps', id, 'src', 'app.ts')).href);
    const app = property(module, 'app');
    if (!isApp(app)) throw new StartError(`apps/${id}/src/app.ts exports no app.`);
    apps.push(app);
  }
  return apps;
}

function isApp(value: unknown): value is LoadedApp {
  const verticals = property(value, 'verticals');
  const named =
    typeof property(value, 'id') === 'string' && typeof property(property(value, 'config'), 'verticals') === 'object';
  return named && Array.isArray(verticals) && verticals.every(isVertical);
}

function isVertical(value: unknown): boolean {
  const tables = property(value, 'tables');
  const schema = property(property(value, 'config'), 'safeParse');
  return (
    typeof property(value, 'id') === 'string' &&
    Array.isArray(tables) &&
    tables.every((table) => typeof table === 'string') &&
    typeof schema === 'function'
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
