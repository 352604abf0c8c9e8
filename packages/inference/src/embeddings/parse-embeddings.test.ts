import { expect, test } from 'vitest';
import { InferenceError } from '../errors/index.ts';
import { embeddingsVectors } from '../testing/vectors.ts';
import { parseEmbeddings } from './parse-embeddings.ts';

function outcome(body: string, count: number) {
  try {
    const { vectors, usage } = parseEmbeddings(body, count);
    return { vectors: vectors.map((vector) => [...vector]), usage };
  } catch (error) {
    return { error: error instanceof InferenceError ? error.code : 'other' };
  }
}

test.each(embeddingsVectors)('$id $title', ({ body, expect: expected }) => {
  expect(outcome(body, expected.vectors?.length ?? 1)).toMatchObject(expected);
});

test.each([
  ['fewer than inputs', '{"data":[{"index":0,"embedding":[1]}]}', 2],
  ['more than inputs', '{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1]}]}', 1],
  ['the same index twice', '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}', 2],
  ['an index out of range', '{"data":[{"index":5,"embedding":[1]}]}', 1],
  ['a vector with null', '{"data":[{"index":0,"embedding":[1,null]}]}', 1],
  ['an empty vector', '{"data":[{"index":0,"embedding":[]}]}', 1],
  ['base64 of three bytes', '{"data":[{"index":0,"embedding":"AACA"}]}', 1],
  ['base64 with something else in it', '{"data":[{"index":0,"embedding":"AACA*P%w=="}]}', 1],
  ['base64 of NaN', '{"data":[{"index":0,"embedding":"AADAfw=="}]}', 1],
  ['a number beyond 32 bits', '{"data":[{"index":0,"embedding":[1,1e39]}]}', 1],
  ['no JSON', '<html>', 1],
])('%s breaks the protocol', (_, body, count) => {
  expect(outcome(body, count)).toEqual({ error: 'protocol_error' });
});

test('tokens of the inputs are usage, and no output was made', () => {
  const body = '{"data":[{"index":0,"embedding":[1]}],"usage":{"prompt_tokens":4,"total_tokens":4}}';
  expect(outcome(body, 1)).toMatchObject({ usage: { input: 4, output: 0 } });
  expect(outcome(body.replaceAll('4', '-4'), 1)).toMatchObject({ usage: null });
});
