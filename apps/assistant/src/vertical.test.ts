import { join } from 'node:path';
import { checkManifest } from '@repo/server/testing';
import { expect, test } from 'vitest';
import { assistant } from './vertical.ts';

test('the manifest and the files agree', async () => {
  expect(await checkManifest(assistant, join(import.meta.dirname, '../../..'))).toEqual([]);
});
