/** The engine has no way out: no network, clock, files or chance, and nothing of ours but facts. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = new URL('../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

test.each(files)('%s', (name) => {
  const text = readFileSync(new URL(name, source), 'utf8');
  const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from);
  for (const from of imported) expect(from).toMatch(/^(\.{1,2}\/.*\.ts|@repo\/facts)$/);
  expect(text).not.toMatch(/\b(?:Date\.now|new Date|Math\.random|performance|process|fetch|Intl|setTimeout)\b|\bimport\(/);
});
