import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { StartError } from '../env/start-error.ts';
import { isTemplate } from './render-page.ts';
import { StaticFile } from './static-file.ts';

/** The screens of one app. */
export interface Web {
  /** The page to fill, the same for every address of the app. */
  template(): Promise<string>;
  /** Files by their path inside the app, without a leading slash. Only what is listed is ever served. */
  readonly files: ReadonlyMap<string, StaticFile>;
}

/**
 * Opens what `vite build` made in `apps/<id>/dist/web`.
 * @throws StartError when it is not built
 */
export function openBuiltWeb(root: string, id: string): Web {
  const folder = join(root, 'apps', id, 'dist', 'web');
  const index = join(folder, 'index.html');
  if (!existsSync(index)) throw new StartError(`The screens of "${id}" are not built: ${index} is missing. Run npm start.`);
  const html = readFileSync(index, 'utf8');
  if (!isTemplate(html)) throw new StartError(`${index} has no <html> or <head> to fill.`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (name !== 'index.html') files.set(name, new StaticFile(path, name));
  }
  return { template: async () => html, files };
}
