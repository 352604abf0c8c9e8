import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../../bin/paths.mjs';
import { allowTypeScript } from '../../bin/script.mjs';
import { Stop } from '../../bin/stop.mjs';
import { fault } from './check.mjs';
import { checkPackages } from './packages.mjs';
import { render } from './render.mjs';
import { checkNode, checkNpm } from './tools.mjs';

/** @import { Check } from './check.mjs' */

/**
 * `npm run doctor [-- --json]`: looks at everything and changes nothing. Exit code 1 where there is a fault. Before an install it
 * is plain JavaScript; the checks of the product live with the product.
 * @param {readonly string[]} args
 */
export async function doctor(args) {
  const unknown = args.find((arg) => arg !== '--json');
  if (unknown !== undefined) throw new Stop(`doctor knows --json only, not ${unknown}: npm run doctor -- --json`);
  const checks = await allChecks();
  const good = checks.every(({ status }) => status !== 'fault');
  const json = args.includes('--json');
  const text = json ? JSON.stringify({ ok: good, checks }, null, 2) : render(checks, process.stdout.isTTY === true);
  // What is written to a pipe at the very end may be cut off by an exit: the code is set and nothing else.
  process.stdout.write(`${text}\n`);
  process.exitCode = good ? 0 : 1;
}

/** @returns {Promise<Check[]>} */
async function allChecks() {
  const packages = checkPackages();
  const checks = [checkNode(), await checkNpm(), packages];
  if (/not looked at/.test(packages.found)) return checks;
  try {
    await allowTypeScript();
    const { productChecks } = await import(pathToFileURL(inRoot('packages/server/src/doctor/product-checks.ts')).href);
    const { checkTestPrograms } = await import('./test-programs.ts');
    return [...checks, ...(await productChecks({ root, shell: { ...process.env } })), ...checkTestPrograms()];
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const fix = 'npm start installs and builds what is missing. If it is the same afterwards, report it.';
    return [...checks, fault('tools.product', `The product could not be looked at: ${reason}`, fix)];
  }
}
