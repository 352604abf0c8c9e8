/** PGlite finds its WebAssembly beside its own files: it is loaded from where it is installed, never bundled. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageDir } from '../package-dir.ts';

/** PGlite's folder. */
export const pgliteDir = dirname(dirname(createRequire(join(packageDir, 'package.json')).resolve('@electric-sql/pglite')));

export async function loadPGlite(): Promise<typeof import('@electric-sql/pglite').PGlite> {
  const entry = pathToFileURL(join(pgliteDir, 'dist', 'index.js')).href;
  const { PGlite }: typeof import('@electric-sql/pglite') = await import(/* @vite-ignore */ entry);
  return PGlite;
}
