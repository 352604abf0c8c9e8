import { expect, test } from 'vitest';
import { tempTree } from '../testing/temp-tree.ts';
import { describeProblem } from '../workspace/problem.ts';
import { checkWaysOut } from './ways-out.ts';

const file = 'apps/shop/src/api/a.ts';
const refusals = (text: string, at = file) => checkWaysOut(tempTree({ [at]: text })).map(describeProblem);

test.each([
  ["await fetch('https://api.example');", 'fetch'],
  ['const get = (url: string) => globalThis.fetch(url);', 'fetch'],
  ["const get = globalThis['fetch'];", 'fetch'],
  ['const client = new Client({ fetch });', 'fetch'],
  ['export const open = ({ send = fetch }: Options) => send(1);', 'fetch'],
  ['const f = (fetch = globalThis.fetch) => fetch(1);', 'fetch'],
  ["import { request } from 'node:https';", 'node:https'],
  ["import http from 'http';", 'http'],
  ["import * as http2 from 'node:http2';", 'node:http2'],
  ["import { Agent } from 'undici';", 'undici'],
  ["import 'undici';", 'undici'],
  ["const { request } = await import('node:http');", 'node:http'],
])('refused: %s', (text, what) => {
  expect(refusals(`\n${text}`)).toEqual([expect.stringMatching(`^${file}:2 .*: ${what}$`)]);
});

test.each([
  "const { fetch } = createPolicyFetch(config); await fetch('https://api.example');",
  'export const ask = (fetch: typeof globalThis.fetch) => fetch(1);',
  'export interface Host { fetch(request: Request): Promise<Response> }',
  'export const host = { fetch: (request: Request) => app.fetch(request) };',
  "import { createServer, type ClientRequest } from 'node:http';",
  "import { fetch } from './own.ts'; await fetch(1);",
  "import type { Dispatcher } from 'undici';",
  "// fetch('https://api.example')",
  "const text = 'fetch';",
])('accepted: %s', (text) => {
  expect(refusals(text)).toEqual([]);
});

test.each([
  'packages/inference/src/fetch/a.ts',
  'packages/server/src/mail/a.ts',
  'apps/shop/src/api/a.test.ts',
  'apps/shop/test/support/a.ts',
  'docs/a.ts',
])('%s may', (at) => {
  expect(refusals("await fetch('https://api.example');", at)).toEqual([]);
});
