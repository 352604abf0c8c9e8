import { describe, expect, test } from 'vitest';
import { findTraces } from '../../../src/fork/find-traces.ts';
import { house, othersThan, planOf, source, textsOf } from '../../../src/fork/testing/whole-template.ts';
import { describeProblem, type Problem } from '../../../src/workspace/problem.ts';

/** Where a word that names a vertical means something else. */
const allowed: readonly { files: RegExp; word: RegExp; why: string }[] = [
  {
    files: /^packages\/urdu-text\/src\/roman-vocabulary\.ts$/,
    word: /^financing$/,
    why: 'a word of the language in a word list',
  },
  { files: /^packages\/auth\/src\/password\/common-words\.ts$/, word: /^financing$/, why: 'a word that makes a weak password' },
  { files: /^packages\/(?:inference|gateway)\//, word: /^assistant$/, why: "the model's role in the protocol of a chat" },
  { files: /^packages\/urdu-text\/src\/tokens\.test\.ts$/, word: /^assistant$/, why: 'an English word in an Urdu sentence' },
];

function tracesIn(vertical: string): Problem[] {
  const tree = planOf(vertical);
  const gone = source.paths.filter((path) => path.startsWith('docs/') && !tree.has(path));
  return findTraces(textsOf(tree), othersThan(vertical), gone).filter(
    ({ file, message }) => !allowed.some(({ files, word }) => files.test(file) && word.test(message)),
  );
}

describe.each(house.verticals)('$id alone', ({ id }) => {
  test('names no other vertical', () => {
    expect(tracesIn(id).map(describeProblem)).toEqual([]);
  });
});

test('what is allowed is still there', () => {
  const all = house.verticals.flatMap(({ id }) => findTraces(textsOf(planOf(id)), othersThan(id), []));
  const unused = allowed.filter(({ files, word }) => !all.some(({ file, message }) => files.test(file) && word.test(message)));
  expect(unused).toEqual([]);
});
