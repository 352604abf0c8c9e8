import { expect, test } from 'vitest';
import { canAnswer, chooseModel } from './choose-model.ts';

const listed = (...ids: string[]) => ids.map((id) => ({ id, contextLength: null }));

test.each([
  'nomic-embed-text:latest',
  'mxbai-embed-large',
  'text-embedding-qwen3-0.6b',
  'bge-m3:567m',
  'BAAI/bge-reranker-v2-m3',
  'intfloat/multilingual-e5-large',
  'all-minilm:l6-v2',
  'qwen3-reranker-4b',
  'gpt-oss:120b-cloud',
  'kimi-k2:cloud',
])('%s is not asked', (id) => {
  expect(canAnswer(id)).toBe(false);
});

test.each(['qwen3:4b', 'gemma3n:e4b', 'alif-1.0-8b', 'phi4-mini', 'scripted', 'Qwen/Qwen3-8B'])('%s is asked', (id) => {
  expect(canAnswer(id)).toBe(true);
});

test('the wanted model, else the one in use, else the first that can answer', () => {
  const models = listed('bge-m3', 'a', 'b', 'c');
  expect(chooseModel(models)?.id).toBe('a');
  expect(chooseModel(models, undefined, 'c')?.id).toBe('c');
  expect(chooseModel(models, 'b', 'c')?.id).toBe('b');
  expect(chooseModel(models, 'gone', 'gone too')?.id).toBe('a');
  expect(chooseModel(models, 'bge-m3')?.id).toBe('a');
  expect(chooseModel(listed('bge-m3'))).toBeNull();
});
