import { findChromium, findPostgres, installHints } from '@repo/testing/services';
import { type Check, note, ok } from './check.mjs';

/** What `npm test` uses besides; the product needs neither. */
export function checkTestPrograms(env: NodeJS.ProcessEnv = process.env): Check[] {
  return [
    line('tests.chromium', 'Chromium', findChromium(env), installHints.chromium),
    line('tests.postgres', 'PostgreSQL', findPostgres(env), installHints.postgres),
  ];
}

function line(id: string, name: string, path: string | null, hint: string): Check {
  if (path !== null) return ok(id, `${name} for tests: ${path}`);
  return note(id, `${name} for tests: not found, so tests that need it are skipped`, hint);
}
