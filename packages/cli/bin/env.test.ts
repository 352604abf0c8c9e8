import { delimiter } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { toolEnv } from './env.mjs';

test('settings that npm hands to its scripts do not reach the tools, others do', () => {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const name of ['engine_strict', 'prefix', 'local_prefix', 'allow_scripts']) vi.stubEnv(`npm_config_${name}`, 'x');
  vi.stubEnv('npm_config_https_proxy', 'http://proxy.example:8080');
  const names = Object.keys(toolEnv()).filter((name) => name.startsWith('npm_config_'));
  expect(names).toContain('npm_config_https_proxy');
  expect(names).not.toContain('npm_config_engine_strict');
  expect(names).not.toContain('npm_config_prefix');
  expect(names).not.toContain('npm_config_local_prefix');
  expect(names).not.toContain('npm_config_allow_scripts');
});

test('nothing reports usage', () => {
  expect(toolEnv()).toMatchObject({ TURBO_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', BETTER_AUTH_TELEMETRY: '0' });
});

test('directories come before the rest of PATH', () => {
  expect(toolEnv(['/first']).PATH).toBe(`/first${delimiter}${process.env.PATH}`);
});
