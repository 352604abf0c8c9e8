import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { readWorkspaces } from '../../src/workspace/read-workspaces.ts';

test('every suite of browser tests gives a test one more try', () => {
  const configs = readWorkspaces(root)
    .map(({ folder }) => join(folder, 'vitest.browser.config.ts'))
    .filter((path) => existsSync(join(root, path)));
  expect(configs.length).toBeGreaterThan(0);
  expect(configs.filter((path) => !/^ {4}retry: 1,$/m.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});
