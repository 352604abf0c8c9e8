import { readFileSync } from 'node:fs';

export type Scheme = 'light' | 'dark';

const pair = /--color-([a-z-]+):\s*(?:var\(--[a-z-]+,\s*)?light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g;

/** The colour tokens of the theme by name, as the style sheet gives them. */
export function readTokens(): ReadonlyMap<string, Readonly<Record<Scheme, string>>> {
  const css = readFileSync(new URL('../src/styles/theme.css', import.meta.url), 'utf8');
  return new Map([...css.matchAll(pair)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}
