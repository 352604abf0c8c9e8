import { expect, test } from 'vitest';
import { readSettings, settingsArgument } from './settings.ts';

test('what is written is read; the drain has a default', () => {
  const input = { runtimeFile: '/run/g.json', port: 0, modelPath: null, limits: { waiting: 0 } };
  expect(readSettings(settingsArgument(input))).toEqual({ ...input, drain: 8000 });
});

test.each([
  [undefined],
  ['{'],
  ['{}'],
  [JSON.stringify({ runtimeFile: 'x', port: 70_000, modelPath: null })],
  [JSON.stringify({ runtimeFile: 'x', port: 0, modelPath: null, token: 'secret' })],
])('%s is refused', (argument) => {
  expect(() => readSettings(argument)).toThrow(expect.objectContaining({ type: 'start_failed' }));
});
