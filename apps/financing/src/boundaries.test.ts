import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = import.meta.dirname;
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:tsx?|json)$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }));

/** Every import of a file, with the word `type` where it is one of types. */
function importsOf(text: string): { type: boolean; from: string }[] {
  const statements = text.matchAll(/^(?:import|export)\s(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm);
  return [...statements].map(([, type, from, lazy]) => ({ type: type !== undefined, from: from ?? lazy ?? '' }));
}

test('screens take nothing but types from the API, and nothing of the server', () => {
  const screens = files.filter(({ file }) => file.startsWith('web/') && !file.endsWith('.json'));
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

test('the API and the wire know nothing of the screens', () => {
  const others = files.filter(({ file }) => file.startsWith('api/') || file.startsWith('wire/'));
  const broken = others.flatMap(({ file, text }) =>
    importsOf(text)
      .filter(({ from }) => /web\/|^react|@repo\/(?:ui|shell)/.test(from))
      .map(({ from }) => `${file} imports ${from}`),
  );
  expect(broken).toEqual([]);
});

/** What is never said of a quote, and what our products are never called; each as it would be written. */
const never = [
  /sharia[- ]?complian/i,
  /halal[- ]certified/i,
  /شریعت کے (?:عین )?مطابق/,
  /شرعی تصدیق/,
  /\binterest\b/i,
  /\bloans?\b/i,
  /سود/,
  /قرض/,
  /(?<![\u0600-\u06ff])لون(?![\u0600-\u06ff])/,
  /مارک اپ/,
  /جرمانہ/,
];

/** The list of what a model may not say. */
const refusedWords = join('narration', 'never-said.ts');

test.each(never)('%s stands in no message and no source', (pattern) => {
  expect(
    files.filter(({ file, text }) => file !== refusedWords && pattern.test(text)).map(({ file }) => relative('', file)),
  ).toEqual([]);
});

test('the search finds such words where they are', () => {
  for (const text of ['This quote is Sharia compliant', 'یہ شریعت کے مطابق ہے', 'سود کی شرح', 'a loan']) {
    expect(never.some((pattern) => pattern.test(text))).toBe(true);
  }
});

test('every message that a screen names is there, and every message is used', () => {
  const catalogue: Record<string, string> = JSON.parse(files.find(({ file }) => file === 'messages/en.json')?.text ?? '{}');
  const sources = files.filter(({ file }) => file.endsWith('.ts') || file.endsWith('.tsx')).map(({ text }) => text);
  const named = new Set(
    sources.flatMap((text) => [...text.matchAll(/['"`](financing\.[\w.-]+)['"`]/g)].map(([, key = '']) => key)),
  );
  expect([...named].filter((key) => !(key in catalogue) && !isOther(key))).toEqual([]);
  const built = sources.flatMap((text) => [...text.matchAll(/['"`](financing\.[\w.-]*?)\$\{/g)].map(([, key = '']) => key));
  const prefixes = [...new Set(built), ...otherPrefixes].filter((prefix) => prefix !== 'financing.');
  const unused = Object.keys(catalogue).filter((key) => !named.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
  expect(unused).toEqual([]);
});

/** Below the namespace the engine, or the frame, names them. */
const otherPrefixes = ['rules', 'refusals', 'rounding', 'scope', 'excluded', 'facts', 'evidence', 'explanation'].map(
  (part) => `financing.${part}.`,
);

/** Keys of drafts, names of tools and meters, paths of procedures and ids of facts look like messages and are none. */
function isOther(key: string): boolean {
  return /^financing\.(?:new-quote\.|quote\.?|quote\.explain|checks\.passed|quotes|tokens)$/.test(key);
}
