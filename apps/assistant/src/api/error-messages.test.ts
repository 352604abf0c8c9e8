import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../messages/en.json' with { type: 'json' };

const named = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/'(assistant\.error\.[\w-]+)'/g)])
  .map(([, key = '']) => key);

test('every error that the API makes has its message, and no message is left over', () => {
  const messages = Object.keys(en).filter((key) => key.startsWith('assistant.error.'));
  expect([...new Set(named)].sort()).toEqual(messages);
});
