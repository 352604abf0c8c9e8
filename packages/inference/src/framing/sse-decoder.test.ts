import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkings, cut } from '../testing/chunkings.ts';
import { sseVectors } from '../testing/vectors.ts';
import { SseDecoder, type SseEvent } from './sse-decoder.ts';

function decode(chunks: readonly Uint8Array[], decoder = new SseDecoder()) {
  const events: SseEvent[] = chunks.flatMap((chunk) => [...decoder.push(chunk)]);
  return { events, ...decoder.end() };
}

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

describe.each(chunkings)('wire vectors, %s', (chunking) => {
  test.each(sseVectors)('$id $title', ({ chunks, expect: expected }) => {
    const { events, trailing } = decode(cut(chunks, chunking));
    expect(events).toEqual(expected.events);
    expect(trailing).toBe(expected.trailing ?? null);
  });
});

test('a bare CR at the end of a chunk ends its line at once', () => {
  const decoder = new SseDecoder();
  expect(decoder.push(bytes('data: x\r\r'))).toEqual([{ event: null, data: 'x' }]);
  expect(decoder.push(bytes('\n\ndata: y\n\n'))).toEqual([{ event: null, data: 'y' }]);
});

test('an empty chunk between CR and LF does not make two line ends of them', () => {
  expect(decode(['data: a\r', '', '\ndata: b\n\n'].map(bytes)).events).toEqual([{ event: null, data: 'a\nb' }]);
});

test('bytes cut inside a character at the end become U+FFFD in what is trailing', () => {
  expect(decode([bytes('data: a'), Buffer.of(0xdb)]).trailing).toBe('a\ufffd');
});

test('the trailing data of a half event holds its complete lines too', () => {
  expect(decode([bytes('event: x\ndata: 1\ndata: 2')])).toEqual({
    events: [],
    trailing: '1\n2',
    event: 'x',
    framed: true,
  });
});

test('a body without a single known field or comment is not framed', () => {
  expect(decode([bytes('{"error":{"message":"boom"}}\n')])).toEqual({
    events: [],
    trailing: null,
    event: null,
    framed: false,
  });
  expect(decode([bytes(':\n')]).framed).toBe(true);
  expect(decode([bytes('\nda')]).framed).toBe(false);
  expect(decode([bytes('da')]).framed).toBe(true);
});

test('the field error: is dropped as the standard says, and read on request', () => {
  const wire = [bytes('error: {"code":500}\n\ndata: x\n\n')];
  expect(decode(wire).events).toEqual([{ event: null, data: 'x' }]);
  expect(decode(wire, new SseDecoder({ errorField: true })).events).toEqual([
    { event: 'error', data: '{"code":500}' },
    { event: null, data: 'x' },
  ]);
});

test('1 MiB in one event, one byte at a time', () => {
  const data = 'گ'.repeat(512 * 1024);
  const { events } = decode(cut([`data: ${data}\n\n`], 'one byte'));
  expect(events).toHaveLength(1);
  expect(events[0]?.data === data).toBe(true);
});

describe('the bound of one event, in bytes of UTF-8', () => {
  const decoder = () => new SseDecoder({ maxEventBytes: 16 });

  test.each([
    ['one line', ['data: 12345678901\n\n']],
    ['several lines', ['data: 1234\n', 'data: 1234\n']],
    ['Urdu', ['data: سلام دن\n\n']],
    ['a comment that never ends', [': 1234567', '89012345', '6']],
  ])('%s passes it', (_, chunks) => {
    expect(() => decode(chunks.map(bytes), decoder())).toThrowError(
      expect.objectContaining({ name: 'InferenceError', code: 'response_too_large', retryable: false }),
    );
  });

  test('many events that keep it', () => {
    expect(decode([bytes('data: 1234567890\n\n'.repeat(3))], decoder()).events).toHaveLength(3);
  });
});

test('events do not depend on where the network cut', () => {
  const line = fc.constantFrom('data: گندم', 'data', 'event: e', ': c', '', 'x: y', 'data:  😀');
  const ends = fc.constantFrom('\n', '\r', '\r\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(line, ends)), fc.array(fc.nat(200)), (lines, places) => {
      const whole = bytes(lines.map(([text, end]) => text + end).join(''));
      const at = [...places.sort((a, b) => a - b), whole.length];
      expect(decode(at.map((end, i) => whole.subarray(at[i - 1] ?? 0, end)))).toEqual(decode([whole]));
    }),
    { numRuns: deepRuns(300, 10_000) },
  );
});
