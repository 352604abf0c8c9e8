import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../messages/en.json' with { type: 'json' };

const screens = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }));

/** Every import of a file, with the word `type` where it is one of types. */
function importsOf(text: string): { type: boolean; from: string }[] {
  const statements = text.matchAll(/^(?:import|export)\s(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm);
  return [...statements].map(([, type, from, lazy]) => ({ type: type !== undefined, from: from ?? lazy ?? '' }));
}

test('screens take nothing but types from the API, and nothing of the server', () => {
  expect(screens.length).toBeGreaterThan(40);
  const broken = screens.flatMap(({ file, text }) =>
    importsOf(text)
      .filter(
        ({ type, from }) => !type && (/\/api\/\w/.test(from) || /^(?:zod|node:|@repo\/(?:server|db|auth|vertical))/.test(from)),
      )
      .map(({ from }) => `${file} imports ${from}`),
  );
  expect(broken).toEqual([]);
});

/** Named by the engine, the server and the frame. */
const foreign = ['csv', 'error', 'explanation', 'facts', 'missing', 'needs', 'rounding', 'scope', 'stage', 'tool'].map(
  (part) => `crops.${part}.`,
);
/** Names of facts, of drafts and of procedures look like messages and are none. */
const other = /^crops\.(?:irr\.ea|field\.explain|(?:new-field|field|entry|station-file)\.[\d.]*)$/;

test('every message that a screen names is there, and every message is used', () => {
  const catalogue: Record<string, string> = en;
  const found = (pattern: RegExp) => screens.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, key = '']) => key));
  const named = new Set(found(/['"`](crops\.[\w.-]+)['"`]/g));
  expect([...named].filter((key) => !(key in catalogue) && !other.test(key))).toEqual([]);
  const prefixes = [...found(/['"`](crops\.[\w.-]*?)\$\{/g).filter((key) => key !== 'crops.' && !other.test(key)), ...foreign];
  const unused = Object.keys(catalogue).filter((key) => !named.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
  expect(unused).toEqual([]);
});
