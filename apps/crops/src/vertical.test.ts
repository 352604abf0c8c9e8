import { join } from 'node:path';
import { checkManifest } from '@repo/server/testing';
import { expect, test } from 'vitest';
import { crops } from './vertical.ts';

test('the manifest and the files agree', async () => {
  expect(await checkManifest(crops, join(import.meta.dirname, '../../..'))).toEqual([]);
});

test('the configuration may be empty, and a misspelt one is refused', () => {
  const read = (config: unknown) => crops.config.safeParse(config).success;
  expect([{}, { openMeteo: {} }, { openMeteo: { url: 'https://weather.example', apiKey: 'k' } }].map(read)).toEqual([
    true,
    true,
    true,
  ]);
  const wrong = [
    { openmeteo: {} },
    { openMeteo: { key: 'k' } },
    { openMeteo: { url: 'weather' } },
    { openMeteo: { url: 'file:///x' } },
  ];
  expect(wrong.map(read)).toEqual([false, false, false, false]);
});
