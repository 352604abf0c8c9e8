import { expect, test } from 'vitest';
import { readEndpoint } from '../transport/index.ts';
import { timeoutsFor } from './context.ts';

const far = { id: 'e', baseURL: 'https://inference.example/v1', allowedAddresses: ['203.0.113.7'] };
const near = { id: 'e', baseURL: 'http://127.0.0.1:11434/v1' };
const defaults = { queueMs: 30_000, connectMs: 3_000, firstTokenMs: 60_000, betweenTokensMs: 30_000, totalMs: 300_000 };

test('the limits when nobody says otherwise', () => {
  expect(timeoutsFor(readEndpoint(far))).toEqual(defaults);
});

test('this machine connects sooner, and Ollama may load a model first', () => {
  expect(timeoutsFor(readEndpoint(near))).toEqual({ ...defaults, connectMs: 500 });
  expect(timeoutsFor(readEndpoint({ ...near, dialect: 'ollama' }))).toEqual({
    ...defaults,
    connectMs: 500,
    firstTokenMs: 300_000,
  });
});

test('the call stands above the client, and both above the defaults', () => {
  const limits = timeoutsFor(readEndpoint(near), { connectMs: 1, totalMs: 2 }, { totalMs: 3 });
  expect(limits).toEqual({ ...defaults, connectMs: 1, totalMs: 3 });
});
