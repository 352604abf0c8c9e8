import { expect, test } from 'vitest';
import { refuseHopeless } from './refuse-hopeless.ts';

/** A token a character. */
const letters = (text: string) => [...text];

test('twice the context passes, to be counted exactly; more is refused with both sizes', async () => {
  await refuseHopeless(['a'.repeat(15_000), 'b'.repeat(5000)], 10_000, letters);
  await expect(refuseHopeless(['a'.repeat(15_000), 'b'.repeat(5001)], 10_000, letters)).rejects.toMatchObject({
    type: 'exceed_context_size_error',
    details: { n_prompt_tokens: 20_001, n_ctx: 10_000 },
  });
});

test('a short text is not looked at', async () => {
  await refuseHopeless(['a'.repeat(16_384)], 1, () => {
    throw new Error('tokenized');
  });
});

test('no slice is long, and others run between slices', async () => {
  let others = 0;
  const other = setInterval(() => {
    others += 1;
  }, 0);
  let longest = 0;
  await refuseHopeless(['a'.repeat(1_000_000)], 1_000_000, (text) => {
    longest = Math.max(longest, text.length);
    return letters(text);
  });
  clearInterval(other);
  expect(longest).toBe(4096);
  expect(others).toBeGreaterThan(0);
});
