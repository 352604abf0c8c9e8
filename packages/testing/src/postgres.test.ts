import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from './needs.ts';
import { findPostgres, startPostgres } from './postgres.ts';

needs('postgres').describe('a throw-away PostgreSQL', () => {
  test('answers in a zone that is not UTC, and is gone after stop', { timeout: 60_000 }, async () => {
    const postgres = await startPostgres();
    const psql = () => {
      const command = join(findPostgres() ?? '', 'psql');
      return execFileSync(command, ['-XAt', postgres.url, '-c', 'SHOW timezone'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    };
    expect(psql()).toBe('Asia/Karachi');
    await postgres.stop();
    expect(psql).toThrow(/connection|refused/i);
  });
});
