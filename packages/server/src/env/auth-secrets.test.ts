import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authSecrets } from './auth-secrets.ts';

let folder: ReturnType<typeof tempDir>;
beforeEach(() => {
  folder = tempDir('secret');
});
afterEach(() => folder.remove());

test('a secret of 32 bytes is made once, for this user alone', () => {
  const [made] = authSecrets({}, folder.path);
  expect(Buffer.from(made ?? '', 'base64url')).toHaveLength(32);
  expect(authSecrets({}, folder.path)).toEqual([made]);
  expect(statSync(join(folder.path, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual(['auth-secret']);
});

test('a file that became readable for others is closed again', () => {
  authSecrets({}, folder.path);
  chmodSync(join(folder.path, 'auth-secret'), 0o644);
  authSecrets({}, folder.path);
  expect(statSync(join(folder.path, 'auth-secret')).mode & 0o777).toBe(0o600);
});

test('a secret cut short is refused, not replaced: sessions depend on it', () => {
  writeFileSync(join(folder.path, 'auth-secret'), 'abc');
  expect(() => authSecrets({}, folder.path)).toThrow('too short');
  expect(readFileSync(join(folder.path, 'auth-secret'), 'utf8')).toBe('abc');
});

test('AUTH_SECRET leaves the folder alone', () => {
  const own = ['x'.repeat(32)];
  expect(authSecrets({ AUTH_SECRET: own }, folder.path)).toEqual(own);
  expect(readdirSync(folder.path)).toEqual([]);
});
