import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextChunk } from '../llama/port.ts';
import { HeldText } from './held-text.ts';

function takeAll(held: HeldText): TextChunk[] {
  const chunks: TextChunk[] = [];
  for (let chunk = held.next(); chunk; chunk = held.next()) chunks.push(chunk);
  return chunks;
}

test('joins neighbours of one channel and keeps the order', () => {
  const held = new HeldText();
  held.add({ channel: 'reasoning', text: 'سوچ' });
  held.add({ channel: 'text', text: 'گن' });
  held.add({ channel: 'text', text: 'دم' });
  expect(held.bytes).toBe(14);
  expect(takeAll(held)).toEqual([
    { channel: 'reasoning', text: 'سوچ' },
    { channel: 'text', text: 'گندم' },
  ]);
  expect(held.bytes).toBe(0);
});

test('nothing is lost, reordered or miscounted, and a chunk stays small', () => {
  const chunk = fc.record({
    channel: fc.constantFrom<TextChunk['channel']>('text', 'reasoning'),
    text: fc.string({ minLength: 1, maxLength: 900 }),
  });
  const flat = (chunks: readonly TextChunk[]) =>
    chunks.flatMap(({ channel, text }) => [...text].map((letter) => channel + letter));
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 40 }), (chunks) => {
      const held = new HeldText();
      for (const one of chunks) held.add(one);
      expect(held.bytes).toBe(chunks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));
      const taken = takeAll(held);
      expect(flat(taken)).toEqual(flat(chunks));
      for (const { text } of taken) expect(text.length).toBeLessThan(4096 + 900);
      expect(held.bytes).toBe(0);
    }),
    { numRuns: deepRuns(50, 500) },
  );
});
