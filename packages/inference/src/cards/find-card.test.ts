import { expect, test } from 'vitest';
import { findCard } from './find-card.ts';
import { modelCards } from './model-cards.ts';

const found = (name: string) => findCard(modelCards(), name)?.id ?? null;

test.each([
  ['qwen3-8b', 'qwen3-8b'],
  ['Qwen/Qwen3-8B', 'qwen3-8b'],
  ['qwen3:8b', 'qwen3-8b'],
  ['qwen3:8b-q4_K_M', 'qwen3-8b'],
  ['hf.co/Qwen/Qwen3-8B-GGUF:Q4_K_M', 'qwen3-8b'],
  ['Qwen3-8B-Q4_K_M.gguf', 'qwen3-8b'],
  ['/srv/models/Qwen3-8B-UD-Q4_K_XL.gguf', 'qwen3-8b'],
  ['C:\\models\\Qwen3-8B-F16-00001-of-00002.gguf', 'qwen3-8b'],
  ['/models/qwen3-8b/', 'qwen3-8b'],
  ['bge-m3:latest', 'bge-m3'],
  ['bge-m3', 'bge-m3'],
  ['enstazao/qalb:8b-instruct-fp16', 'qalb-1.0-8b-instruct'],
  ['gpt-oss-20b-mxfp4.gguf', 'gpt-oss-20b'],
  ['Meta-Llama-3.1-8B-Instruct-Q8_0.gguf', 'llama-3.1-8b-instruct'],
])('%s is %s', (name, id) => {
  expect(found(name)).toBe(id);
});

test.each([
  '',
  'qwen3',
  'qwen3:latest',
  'qwen3:32b',
  'somebody/Qwen3-8B',
  'hf.co/somebody/qwen3-8b-abliterated-GGUF',
  'qwen3-8b-abliterated',
  'gpt-oss:20b-cloud',
  'gpt-oss-20b:cloud',
  'q4_K_M',
  '/',
  ':8b',
])('%j is nobody known', (name) => {
  expect(found(name)).toBeNull();
});

test('a name without end is nobody known, at once', () => {
  expect(found(`${'/'.repeat(1_000_000)}x`)).toBeNull();
});

test("a founder's own card comes first", () => {
  const [card] = modelCards();
  if (card === undefined) throw new Error('There is a first card');
  const own = { ...card, id: 'own', aliases: ['QWEN3:8b'] };
  expect(findCard([own, ...modelCards()], 'qwen3:8b')?.id).toBe('own');
});
