import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const roots = ['../src', '../gallery', '../../shell/src'].map((path) => new URL(path, import.meta.url).pathname);

const sources = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:css|tsx?)$/.test(name) && !name.includes('.test.'))
    .map((name) => ({ path: join(root, name), text: readFileSync(join(root, name), 'utf8') })),
);

/** `left`, `margin-right: …`, `text-align: left`, `border-left`; not `inset-inline-start`. */
const property =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-)?(?:left|right)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/;
/** `ml-4`, `pr-2`, `left-0`, `rounded-l`, `text-right` as Tailwind classes. */
const utility =
  /(?:^|[\s'"`:!-])(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-(?:[lr]|tl|tr|bl|br)|text-(?:left|right)|float-(?:left|right))(?:-[\w./[\]]+)?(?=[\s'"`])/;

test('the patterns find what they look for', () => {
  expect('  margin-left: 1rem;').toMatch(property);
  expect('text-align: right').toMatch(property);
  expect('  inset-inline-start: 0;').not.toMatch(property);
  expect('className="flex ml-4"').toMatch(utility);
  expect('className="rounded-l"').toMatch(utility);
  expect('className="ms-4 text-start"').not.toMatch(utility);
});

test('style sheets know no left and no right', () => {
  const found = sources.filter(({ path, text }) => path.endsWith('.css') && property.test(text)).map(({ path }) => path);
  expect(sources.length).toBeGreaterThan(60);
  expect(found).toEqual([]);
});

test('classes know no left and no right', () => {
  const classes = /className=(?:"[^"]*"|\{[^}]*\})|cx\([^;]*?\)/gs;
  const found = sources.flatMap(({ path, text }) =>
    (text.match(classes) ?? []).filter((code) => utility.test(code)).map((code) => `${path}: ${code}`),
  );
  expect(found).toEqual([]);
});

test('there are no shadows and no gradients', () => {
  const found = sources.filter(({ text }) => /box-shadow|drop-shadow|shadow-(?:sm|md|lg|xl)|-gradient\(/.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});
