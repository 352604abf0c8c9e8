import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerChunk } from '../llama/port.ts';
import { HeldText } from './held-text.ts';

function takeAll(held: HeldText): AnswerChunk[] {
  const chunks: AnswerChunk[] = [];
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

test('pieces of one call are joined, those of two are not', () => {
  const held = new HeldText();
  const piece = (index: number, text: string) => ({ channel: 'call', index, name: 'rate', text }) as const;
  for (const [index, text] of [
    [0, '{'],
    [0, '}'],
    [1, '{}'],
  ] as const)
    held.add(piece(index, text));
  expect(takeAll(held)).toEqual([piece(0, '{}'), piece(1, '{}')]);
});

test('nothing is lost, reordered or miscounted, and a chunk stays small', () => {
  const text = fc.string({ minLength: 1, maxLength: 900 });
  const chunk = fc.oneof(
    fc.record({ channel: fc.constantFrom('text' as const, 'reasoning' as const), text }),
    fc.record({ channel: fc.constant('call' as const), index: fc.nat(2), name: fc.constant('rate'), text }),
  );
  const flat = (chunks: readonly AnswerChunk[]) =>
    chunks.flatMap((one) => [...one.text].map((letter) => one.channel + ('index' in one ? one.index : '') + letter));
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
