import { expect, test } from 'vitest';
import { parseRerank } from './parse-rerank.ts';

const ranked = [
  { index: 1, score: 0.9 },
  { index: 0, score: -2.5 },
];

test.each([
  [
    'llama.cpp',
    {
      results: [
        { index: 0, relevance_score: -2.5 },
        { index: 1, relevance_score: 0.9 },
      ],
      usage: { prompt_tokens: 7 },
    },
    7,
  ],
  [
    'vLLM',
    {
      results: [
        { index: 1, document: { text: 'x' }, relevance_score: 0.9 },
        { index: 0, relevance_score: -2.5 },
      ],
      usage: { total_tokens: 9 },
    },
    9,
  ],
  [
    'TGI',
    [
      { index: 1, score: 0.9 },
      { index: 0, score: -2.5 },
    ],
    null,
  ],
])('%s', (_, body, input) => {
  const usage = input === null ? null : { input, output: 0, source: 'reported' };
  expect(parseRerank(JSON.stringify(body), 2, 2)).toEqual({ ranked, usage });
});

test('of equal scores the earlier document comes first, and the best ones may be all that was asked for', () => {
  const results = [2, 0, 1].map((index) => ({ index, score: 1 }));
  expect(parseRerank(JSON.stringify({ results }), 3, 3).ranked.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(parseRerank(JSON.stringify({ results: results.slice(1) }), 3, 2).ranked).toHaveLength(2);
});

test.each([
  '',
  '{}',
  '{"results":[]}',
  '{"results":[{"index":0,"score":1}]}',
  '{"results":[{"index":0,"score":1},{"index":0,"score":2}]}',
  '{"results":[{"index":0,"score":1},{"index":2,"score":2}]}',
  '{"results":[{"index":0,"score":1},{"index":0.5,"score":2}]}',
  '{"results":[{"index":0,"score":1},{"index":1,"score":"2"}]}',
  '{"results":[{"index":0,"score":1},{"index":1,"score":null}]}',
  '{"results":[{"index":0,"score":1},{"index":1,"score":2},{"index":1,"score":2}]}',
])('%s is no ranking of two', (body) => {
  expect(() => parseRerank(body, 2, 2)).toThrowError(expect.objectContaining({ code: 'protocol_error' }));
});
