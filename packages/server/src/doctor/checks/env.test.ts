import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkEnv } from './env.ts';

const checked = async (text: string | null, shell: Record<string, string> = {}) =>
  checkEnv(await contextIn(doctorTree(text === null ? {} : { '.env': text }), shell));

test('no file, and one in which everything is blank, mean the defaults', async () => {
  expect(await checked(null)).toMatchObject([{ id: 'env.file', status: 'ok', fix: null }]);
  const [line, ...rest] = await checked('# a comment\n\nSMTP_URL=\nHOST=\n');
  expect(line?.found).toBe('.env: nothing is set; 2 blank, which means the default');
  expect(rest).toEqual([]);
});

test('a value that the schema refuses is a fault, named with the place where it was set and never shown', async () => {
  const checks = await checked('DATABASE_URL=hunter2\nAUTH_SECRET=short-hunter2\n', { INFERENCE_URL: 'hunter2' });
  const faults = checks.filter(({ status }) => status === 'fault');
  expect(faults.map(({ id }) => id).sort()).toEqual(['env.AUTH_SECRET', 'env.DATABASE_URL', 'env.INFERENCE_URL']);
  expect(faults.find(({ id }) => id === 'env.DATABASE_URL')).toMatchObject({
    found: 'DATABASE_URL must be a PostgreSQL address, as in postgres://user:password@host:5432/name',
    fix: 'Correct it in .env, or leave it blank for the default.',
  });
  expect(faults.find(({ id }) => id === 'env.INFERENCE_URL')?.fix).toMatch(/^Correct it in the shell/);
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('an unknown name is noted, with the one that was perhaps meant', async () => {
  const checks = await checked('DATABSE_URL=postgres://a:hunter2@b/c\nWEATHER_KEY=hunter2\n');
  expect(checks.find(({ id }) => id === 'env.names')).toMatchObject({
    status: 'note',
    found: '.env: the product does not know DATABSE_URL, WEATHER_KEY',
    fix: expect.stringMatching(/^DATABSE_URL: is DATABASE_URL meant\? Leave/),
  });
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('a name that nothing reads yet, and a line that is no assignment, are noted', async () => {
  expect(await checked('OIDC_URL=https://hunter2.example\n')).toMatchObject([
    { id: 'env.file', status: 'ok' },
    { id: 'env.unread', status: 'note', found: 'Set, but nothing reads it yet: OIDC_URL' },
  ]);
  expect(await checked('SMTP_URL=\nPORT 3001\n')).toMatchObject([
    { id: 'env.file', status: 'note', found: '.env: line 2 cannot be read and count for nothing' },
  ]);
});
