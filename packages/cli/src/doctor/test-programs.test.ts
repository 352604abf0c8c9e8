import { expect, test } from 'vitest';
import { checkTestPrograms } from './test-programs.ts';

test('programs that only tests use are noted where they are absent, never a fault', () => {
  expect(checkTestPrograms({ BUNIYAD_CHROMIUM: '', BUNIYAD_POSTGRES: '/opt/postgres/bin' })).toMatchObject([
    { id: 'tests.chromium', status: 'note', fix: expect.stringContaining('apt-get install chromium') },
    { id: 'tests.postgres', status: 'ok', found: 'PostgreSQL for tests: /opt/postgres/bin' },
  ]);
});
