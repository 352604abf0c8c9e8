import { expect, test } from 'vitest';
import { chatVectors, embeddingsVectors, httpVectors, modelsVectors, ownChatVectors, sseVectors } from './vectors.ts';

test('there are 105 wire vectors, each with its own id', () => {
  const layers = [sseVectors, chatVectors, httpVectors, modelsVectors, embeddingsVectors];
  expect(layers.map(({ length }) => length)).toEqual([28, 53, 16, 4, 4]);
  expect(new Set(layers.flat().map(({ id }) => id)).size).toBe(105);
  expect(chatVectors.filter(({ expectObjectError }) => expectObjectError !== undefined).map(({ id }) => id)).toEqual([
    'chat-66',
  ]);
});

test('those of our own are marked so', () => {
  expect(ownChatVectors).toHaveLength(25);
  expect(ownChatVectors.every(({ id, source }) => id.startsWith('own-') && source === 'own')).toBe(true);
  expect(new Set(ownChatVectors.map(({ id }) => id)).size).toBe(25);
});
