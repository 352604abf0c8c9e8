import { pathToFileURL } from 'node:url';

/**
 * Runs a program in this very process: one process to stop, and its exit code is ours.
 * @param {string} path JavaScript, or TypeScript once packages are installed
 * @param {string[]} args
 */
export async function runScript(path, args) {
  if (path.endsWith('.ts')) await allowTypeScript();
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

/** Lets this process import TypeScript from here on; tsx is a package, so only after an install. */
export async function allowTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
}
