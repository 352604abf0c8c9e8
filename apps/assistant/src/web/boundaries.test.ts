import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import first from '../messages/en.json' with { type: 'json' };
import spent from './spent/messages/en.json' with { type: 'json' };
import standing from './standing/messages/en.json' with { type: 'json' };

const en = { ...first, ...spent, ...standing };

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }));

/** Packages that a screen may take values from; another app is none of them. A catalogue of messages is for screens, whoever's it is. */
const forScreens = new Set(['facts', 'i18n', 'shell', 'ui', 'urdu-text']);

const isForScreens = (from: string) => {
  const name = /^@repo\/([^/]+)/.exec(from)?.[1];
  return name === undefined || forScreens.has(name) || /^@repo\/[^/]+\/messages$/.test(from);
};

test('screens take nothing but types from the API and the findings, and nothing of the server or of another vertical', () => {
  expect(files.length).toBeGreaterThan(40);
  const broken = files.flatMap(({ file, text }) =>
    [...text.matchAll(/^(?:import|export)\s(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm)]
      .map(([, type, from, lazy]) => ({ isType: type !== undefined, from: from ?? lazy ?? '' }))
      .filter(
        ({ isType, from }) =>
          !isType && (/\.\.\/\.\.\/(?:api|findings)\//.test(from) || /^(?:zod|node:)/.test(from) || !isForScreens(from)),
      )
      .map(({ from }) => `${file} imports ${from}`),
  );
  expect(broken).toEqual([]);
});

test('every message that a screen names is there, and every one but the errors of the server is used', () => {
  const named = new Set(
    files.flatMap(({ text }) => [...text.matchAll(/['"`](assistant\.[\w.-]+)['"`]/g)].map(([, key = '']) => key)),
  );
  const prefixes = files.flatMap(({ text }) =>
    [...text.matchAll(/['"`](assistant\.[\w.-]*?)\$\{/g)].map(([, key = '']) => key),
  );
  const drafts = /^assistant\.(?:document|question)\.1/;
  expect([...named].filter((key) => !(key in en) && !drafts.test(key))).toEqual([]);
  const unused = Object.keys(en).filter(
    (key) => !named.has(key) && !key.startsWith('assistant.error.') && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
