import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../scripts/generate.mjs');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    // Nothing can be downloaded.
    env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1' },
  });

test.each([['migrate', 'deploy'], ['migrate'], ['db', 'push'], ['generate', '--watch'], ['validate', '--schema=x']])(
  'prisma %s %s is refused',
  (...args) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain('npm run db:diff');
  },
);

test('validates the schema without a network', () => {
  const { status, stdout } = run('validate');
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('valid') });
});
