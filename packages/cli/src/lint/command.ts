import { root } from '../../bin/paths.mjs';
import { Stop } from '../../bin/stop.mjs';
import { allChecks, biome, type Check } from './checks.ts';

/** `npm run lint`, `npm run lint -- --fix` */
export async function lint(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--fix');
  if (unknown.length > 0) throw new Stop(`lint knows --fix only, not ${unknown.join(' ')}.`);
  const checks = args.includes('--fix') ? [biome(true), ...allChecks.slice(1)] : allChecks;
  const failed = await runChecks(checks);
  if (failed.length > 0) throw new Stop(`Lint failed: ${failed.join(', ')}.`);
}

/** Runs one check after the other, prints what each found, and gives the names of those that found something. */
export async function runChecks(checks: readonly Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const started = Date.now();
    const complaint = await check.run(root);
    if (complaint !== '') {
      failed.push(check.name);
      console.log(complaint);
    }
    console.log(`${complaint === '' ? '✓' : '✗'} ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  return failed;
}
