import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../../../bin/paths.mjs';
import { adapted, commandsOf } from './read-guide.ts';

const page = 'Text.\n\n```sh\nnpm start\n```\n\n```ts\nnot()\n```\n\n```sh\nA_B=c npm run x -- --y\n\ncd ../there\n```\n';

test('shell blocks are read line by line', () => {
  expect(commandsOf(page)).toEqual([
    { text: 'npm start', program: 'npm' },
    { text: 'A_B=c npm run x -- --y', program: 'npm' },
    { text: 'cd ../there', program: 'cd' },
  ]);
});

test('what stands for a word of the guide must be in the guide', () => {
  expect(adapted(commandsOf(page), [['../there', '/tmp/a']])[2]?.text).toBe('cd /tmp/a');
  expect(() => adapted(commandsOf(page), [['../gone', '/tmp/a']])).toThrow('"../gone"');
});

test('the guide for founders calls no command that does not exist', () => {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
  const commands = commandsOf(readFileSync(inRoot('docs/founders.md'), 'utf8'));
  const verbs = commands.flatMap(({ text }) => /\bnpm (?:run )?(\S+)/.exec(text)?.[1] ?? []);
  expect(verbs).toContain('fork');
  expect(verbs.filter((verb) => !Object.hasOwn(scripts, verb))).toEqual([]);
  expect(commands.map(({ program }) => program).filter((name) => !['npm', 'cd', 'cp', 'git', 'curl'].includes(name))).toEqual(
    [],
  );
});
