import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/paths.mjs';
import { listFiles } from '../../src/workspace/list-files.ts';
import { describeProblem, lineAt } from '../../src/workspace/problem.ts';

/** Each pattern is written so that it does not find itself: this file is searched too. */
const unwanted: readonly [pattern: RegExp, what: string][] = [
  [/\/(?:work|root|home\/[a-z]+|Users\/[a-z]+)\/[a-z.]/gi, 'a path of one machine'],
  [/\/tmp\/team/g, 'a path of one machine'],
  [/shared\/(?:design|ux|README|hooks|(?:[a-z]+\/)?(?:spec|voice|glossary|cases?))\b/g, 'a file outside the repository'],
  [/registry\.(?:npmjs|yarnpkg|npmmirror)\.(?:org|com)|npm\.jsr\.io|pkg\.github\.com/g, 'the host of a registry'],
  [/(?:https?:)?\/\/(?:\d{1,3}\.){3}\d{1,3}:\d+\/[a-z@][\w@/-]*\.tgz/g, 'the host of a registry'],
  [/co-authored[-]by:|generated (?:with|by) (?:an? )?(?:ai|llm|language model)\b/gi, 'how the text came about'],
];
const binary = /\.(?:png|jpe?g|ico|gz|tgz|tar|woff2?|db)$/;

test('no file says on which machine, with which registry or how it was written', () => {
  const files = listFiles(root).filter((file) => !binary.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return unwanted.flatMap(([pattern, what]) =>
      [...text.matchAll(pattern)].map((match) =>
        describeProblem({ file, line: lineAt(text, match.index), message: `${what}: ${match[0]}` }),
      ),
    );
  });
  expect(found).toEqual([]);
});

test('no file of the repository is empty', () => {
  expect(listFiles(root).filter((file) => readFileSync(join(root, file)).length === 0)).toEqual([]);
});
