import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const home = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs the fixture in a vitest of its own and gives each test's full name and outcome. */
function outcomes(chromium: string): [string, string][] {
  const vitest = join(home, 'node_modules', 'vitest', 'vitest.mjs');
  const flags = ['run', '--root', join(home, 'test', 'fixtures', 'needs'), '--reporter=json'];
  const printed = execFileSync(process.execPath, [vitest, ...flags], {
    encoding: 'utf8',
    env: { ...process.env, BUNIYAD_CHROMIUM: chromium },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const report = JSON.parse(printed) as { testResults: { assertionResults: { fullName: string; status: string }[] }[] };
  return report.testResults.flatMap((file) => file.assertionResults.map(({ fullName, status }) => [fullName, status]));
}

test('with the service the block runs under its own name', { timeout: 60_000 }, () => {
  expect(outcomes('/opt/chromium')).toEqual([['a page opens', 'passed']]);
});

test('without it every test is reported as skipped with the way to install it, and no hook runs', { timeout: 60_000 }, () => {
  expect(outcomes('')).toEqual([['a page [needs Chromium; install it with: sudo apt-get install chromium] opens', 'skipped']]);
});
