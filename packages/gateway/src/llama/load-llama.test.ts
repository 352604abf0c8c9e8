import { expect, test } from 'vitest';
import { describeWithLlama } from '../testing/needs-llama.ts';
import { loadLlama } from './load-llama.ts';

test('an absent library is a typed error that no retry mends', async () => {
  const failure = loadLlama(1, () => Promise.reject(new Error("Cannot find package 'node-llama-cpp'")));
  await expect(failure).rejects.toMatchObject({
    name: 'GatewayError',
    type: 'llama_missing',
    status: 503,
    shouldRetry: false,
    message: 'The optional dependency node-llama-cpp is not installed',
  });
});

describeWithLlama('with the library', () => {
  test('an absent binary is a typed error with its cause', async () => {
    const cause = new Error('NoBinaryFoundError');
    const failure = loadLlama(1, async () => {
      const library = await import('node-llama-cpp');
      return { ...library, getLlama: () => Promise.reject(cause) };
    });
    await expect(failure).rejects.toMatchObject({ type: 'llama_missing', cause });
  });
});
