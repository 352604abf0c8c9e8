/** What leaves this machine leaves by a port that owns its way out: everything else, models first of all, could pass a policy by. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { listFiles } from '../workspace/list-files.ts';
import { lineAt, type Problem } from '../workspace/problem.ts';
import { globalUses } from './global-uses.ts';

/** Who may, and for what. A vertical that asks a service of its own adds its folder. */
const owners: readonly RegExp[] = [
  // Models, their files, and whatever takes a `fetch` of the policy.
  /^packages\/inference\/src\/(?:transport|fetch)\//,
  // Weather.
  /^apps\/[^/]+\/src\/api\/open-meteo\//,
  // Payments.
  /^packages\/billing\/src\/(?:safepay|stripe)\//,
  // Mail, SMS, files.
  /^packages\/server\/src\/(?:mail|sms|files)\//,
  // A page speaks to the server that it came from: the browser's own policy holds it there.
  /^packages\/shell\/src\//,
  // Tools that ask this machine only: who holds a port, and whether a new product is up.
  /^packages\/server\/src\/doctor\/port-use\.ts$/,
  /^packages\/cli\/src\/fork\/guide\//,
];

const ours = /^(?:packages|apps)\/.*\.[cm]?[jt]sx?$/;
const tests = /\.test\.tsx?$|\/(?:test|testing)\//;
/** A file without these words is not parsed. */
const words = /\bfetch\b|\bundici\b|['"](?:node:)?https?2?['"]/;

const clients = /^(?:undici|(?:node:)?https?2?)$/;
/** What of `node:http` serves or describes, and asks nobody. */
const servers: ReadonlySet<string> = new Set([
  'createServer',
  'createSecureServer',
  'IncomingMessage',
  'METHODS',
  'Server',
  'ServerResponse',
  'STATUS_CODES',
]);

/** Every place in the repository at `root` that asks somebody else by itself. */
export function checkWaysOut(root: string): Problem[] {
  return listFiles(root)
    .filter((file) => ours.test(file) && !tests.test(file) && !owners.some((owner) => owner.test(file)))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return words.test(text) ? problemsOf(file, text) : [];
    });
}

function problemsOf(file: string, text: string): Problem[] {
  const { program, module } = parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' });
  const imported = module.staticImports.flatMap(({ moduleRequest, entries, start }) => {
    const asks = entries.some(({ isType, importName }) => !isType && !servers.has(importName.name ?? ''));
    return clients.test(moduleRequest.value) && (asks || entries.length === 0) ? [{ what: moduleRequest.value, start }] : [];
  });
  const loaded = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const what = text.slice(moduleRequest.start + 1, moduleRequest.end - 1);
    return clients.test(what) ? [{ what, start }] : [];
  });
  const called = globalUses(program, 'fetch').map((start) => ({ what: 'fetch', start }));
  return [...imported, ...loaded, ...called].map(({ what, start }) => ({
    file,
    line: lineAt(text, start),
    message: `Only a port asks somebody else; use its own, or createPolicyFetch of @repo/inference: ${what}`,
  }));
}
