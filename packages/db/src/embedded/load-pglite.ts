/** PGlite finds its WebAssembly beside its own files: it is loaded from where it is installed, never bundled. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { packageDir } from '../package-dir.ts';

/** PGlite's folder. */
export const pgliteDir = dirname(dirname(createRequire(join(packageDir, 'package.json')).resolve('@electric-sql/pglite')));

/**
 * What a function of WebAssembly may execute, in bytes or so, before V8 compiles it a second time, optimised. At the 1,800,000 of Node 20
 * a start compiles what only a start uses: 0.9 s of a core in 3.1, while requests soon have all that they use optimised either way.
 */
const tieringBudget = 18_000_000;

export async function loadPGlite(): Promise<typeof import('@electric-sql/pglite').PGlite> {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
  const entry = pathToFileURL(join(pgliteDir, 'dist', 'index.js')).href;
  const { PGlite }: typeof import('@electric-sql/pglite') = await import(/* @vite-ignore */ entry);
  return PGlite;
}
