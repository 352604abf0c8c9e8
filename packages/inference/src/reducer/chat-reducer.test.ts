import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SseDecoder } from '../framing/index.ts';
import { chunkings, cut } from '../testing/chunkings.ts';
import { type ChatOutcome, compareChat } from '../testing/compare.ts';
import { chatVectors, ownChatVectors } from '../testing/vectors.ts';
import type { ChatDelta } from '../types/outcome.ts';
import { ChatReducer } from './chat-reducer.ts';
import type { ReducerOptions } from './content.ts';

function reduce(chunks: readonly Uint8Array[], options: ReducerOptions = {}): ChatOutcome & { deltas: ChatDelta[] } {
  const decoder = new SseDecoder({ errorField: true });
  const reducer = new ChatReducer(options);
  const deltas = chunks.flatMap((chunk) => decoder.push(chunk)).flatMap((event) => reducer.push(event));
  deltas.push(...reducer.close(decoder.end()));
  return { content: reducer.settle(), error: reducer.failure, deltas };
}

/** Chunks of one stream; objects become `data:` events. */
const stream = (...events: readonly (object | string)[]): Buffer[] =>
  events.map((event) => Buffer.from(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}\n\n`));

const delta = (fields: object): object => ({ choices: [{ index: 0, delta: fields, finish_reason: null }] });
const finish = (reason: string): object => ({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
const tool = (...calls: readonly object[]): object => delta({ tool_calls: calls });

describe.each(chunkings)('wire vectors, %s', (chunking) => {
  test.each([...chatVectors, ...ownChatVectors])('$id $title', (vector) => {
    expect(compareChat(vector, reduce(cut(vector.chunks, chunking), vector.options))).toEqual([]);
  });
});

/** Whether a whole `data:` line with a finish reason of choice 0 stands in the text. */
const hasFinish = (text: string): boolean =>
  text.split('\n').some((line) => {
    try {
      const { choices = [] } = JSON.parse(line.slice('data:'.length));
      return choices.some((choice: { index: number; finish_reason?: string }) => choice.index === 0 && choice.finish_reason);
    } catch {
      return false;
    }
  });

test.each(chatVectors)('$id cut at every byte: success only behind a finish reason', ({ chunks, options }) => {
  const whole = Buffer.concat(cut(chunks, 'as given'));
  const lengths = Array.from({ length: whole.length + 1 }, (_, length) => length);
  const wrong = lengths.filter((length) => {
    const start = whole.subarray(0, length);
    const { error, deltas } = reduce([start], options);
    const finishes = deltas.filter(({ type }) => type === 'finish').length;
    return error === null ? finishes !== 1 || !hasFinish(start.toString()) : finishes !== 0;
  });
  expect(wrong, 'lengths of what came').toEqual([]);
});

test('the deltas add up to the content, however the bytes are cut', () => {
  const vectors = fc.constantFrom(...chatVectors);
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
  fc.assert(
    fc.property(vectors, cuts, (vector, places) => {
      const whole = Buffer.concat(cut(vector.chunks, 'as given'));
      const ends = [...places.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b), whole.length];
      const outcome = reduce(
        ends.map((end, i) => whole.subarray(ends[i - 1] ?? 0, end)),
        vector.options,
      );
      expect(compareChat(vector, outcome)).toEqual([]);
      const joined = (type: 'text' | 'reasoning') => outcome.deltas.map((d) => (d.type === type ? d.delta : '')).join('');
      expect(joined('text')).toBe(outcome.content.text);
      expect(joined('reasoning')).toBe(outcome.content.reasoning);
    }),
    { numRuns: deepRuns(300, 10_000) },
  );
});

describe('tool calls', () => {
  const calls = (...events: readonly object[]) => reduce(stream(...events, finish('tool_calls'))).content.toolCalls;

  test('without an index an id starts a call and no id goes on with the last', () => {
    expect(
      calls(
        tool({ id: 'a', function: { name: 'f', arguments: '{"x"' } }),
        tool({ function: { arguments: ':1}' } }),
        tool({ id: 'b', function: { name: 'g', arguments: '{}' } }),
      ),
    ).toEqual([
      { id: 'a', name: 'f', arguments: '{"x":1}' },
      { id: 'b', name: 'g', arguments: '{}' },
    ]);
  });

  test('an id and a name that are repeated are not concatenated', () => {
    const part = (args: string) => tool({ index: 0, id: 'a', function: { name: 'f', arguments: args } });
    expect(calls(part('{"x"'), part(':1}'))).toEqual([{ id: 'a', name: 'f', arguments: '{"x":1}' }]);
  });

  test('an id that comes late belongs to the call', () => {
    const events = [
      tool({ index: 0, function: { name: 'f', arguments: '{' } }),
      tool({ index: 0, id: 'a', function: { arguments: '}' } }),
    ];
    expect(calls(...events)).toEqual([{ id: 'a', name: 'f', arguments: '{}' }]);
  });

  test('arguments that are not JSON are marked', () => {
    expect(calls(tool({ index: 0, id: 'a', function: { name: 'f', arguments: '{"x":' } }))).toEqual([
      { id: 'a', name: 'f', arguments: '{"x":', invalid: true },
    ]);
  });

  test('two calls without ids get two, made of the prefix and the position', () => {
    const wire = stream(tool({ index: 0, function: { name: 'f' } }, { index: 1, function: { name: 'g' } }), finish('stop'));
    expect(reduce(wire, { toolIdPrefix: 'r1-' }).content.toolCalls.map(({ id }) => id)).toEqual(['r1-0', 'r1-1']);
  });

  test('each fragment is a delta with its position and what is known so far', () => {
    const wire = stream(
      tool({ index: 3, id: 'a', function: { arguments: '{' } }),
      tool({ index: 3, function: { name: 'f', arguments: '}' } }),
    );
    expect(reduce(wire).deltas).toEqual([
      { type: 'tool', index: 0, id: 'a', name: '', argsDelta: '{' },
      { type: 'tool', index: 0, id: 'a', name: 'f', argsDelta: '}' },
    ]);
  });
});

describe('finish reasons', () => {
  test.each([
    ['max_tokens', 'length'],
    ['model_length', 'length'],
    ['function_call', 'tool_calls'],
  ])('%s is %s', (raw, reason) => {
    expect(reduce(stream(delta({ content: 'a' }), finish(raw))).deltas.at(-1)).toEqual({ type: 'finish', reason, raw });
  });

  test('the first one wins', () => {
    expect(reduce(stream(finish('length'), finish('stop'))).content.rawFinishReason).toBe('length');
  });

  test('"error" without an error object is a failure', () => {
    expect(reduce(stream(delta({ content: 'a' }), finish('error'))).error).toMatchObject({ code: 'upstream_error' });
  });
});

describe('think tags', () => {
  const split = (...texts: readonly string[]) =>
    reduce(stream(...texts.map((content) => delta({ content })), finish('stop')), { extractThink: true }).content;

  test('several blocks, and whitespace around them kept', () => {
    expect(split('<think>a</think>\n\nx', '<think>b</think> y')).toMatchObject({ text: '\n\nx y', reasoning: 'ab' });
  });

  test('one letter a delta', () => {
    expect(split(...'a<think>b</think>c')).toMatchObject({ text: 'ac', reasoning: 'b' });
  });

  test('a block that is never closed is reasoning, with what looked like its end', () => {
    expect(split('<think>a </th')).toMatchObject({ text: '', reasoning: 'a </th' });
  });

  test('what was held back belongs to the partial of a broken stream', () => {
    const { content, error } = reduce(stream(delta({ content: '5 <th' })), { extractThink: true });
    expect([content.text, error?.code]).toEqual(['5 <th', 'stream_incomplete']);
  });

  test('without the option tags stay in the text', () => {
    expect(reduce(stream(delta({ content: '<think>a</think>' }), finish('stop'))).content.text).toBe('<think>a</think>');
  });
});

describe('usage', () => {
  test('with its details', () => {
    const usage = {
      prompt_tokens: 28,
      completion_tokens: 10,
      prompt_tokens_details: { cached_tokens: 20 },
      completion_tokens_details: { reasoning_tokens: 4 },
    };
    expect(reduce(stream(finish('stop'), { choices: [], usage })).content.usage).toEqual({
      input: 28,
      output: 10,
      cached: 20,
      reasoning: 4,
      source: 'reported',
    });
  });

  test('a later null does not take it away', () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2 };
    expect(reduce(stream({ choices: [], usage }, { ...finish('stop'), usage: null })).content.usage).toMatchObject({
      input: 1,
    });
  });

  test('half a count is none', () => {
    expect(reduce(stream({ ...finish('stop'), usage: { prompt_tokens: 3 } })).content.usage).toBeNull();
  });
});

describe('errors inside a stream', () => {
  test.each([
    ['TGI, text beside its type', { error: 'busy', error_type: 'overloaded' }, { code: 'overloaded', message: 'busy' }],
    ['no status, about the context', { error: { message: 'maximum context is 4096' } }, { code: 'context_length_exceeded' }],
    ['503', { error: { message: 'Loading model', code: 503 } }, { code: 'unavailable', retryable: true }],
    ['no status at all', { error: { message: 'x' } }, { code: 'upstream_error', retryable: true }],
    ['400', { error: { message: 'x', code: 400 } }, { code: 'upstream_error', retryable: false }],
    ['not found', { error: { message: 'x', type: 'not_found_error' } }, { code: 'model_not_found' }],
    ['501', { error: { message: 'x', code: '501' } }, { code: 'not_supported' }],
  ])('%s', (_, event, error) => {
    expect(reduce(stream(event)).error).toMatchObject(error);
  });

  test('the field error: of old llama.cpp, before a sentinel that looks like success', () => {
    const wire = stream('error: {"code":500,"message":"boom","type":"server_error"}\n\n', 'data: [DONE]\n\n');
    expect(reduce(wire).error).toMatchObject({ code: 'upstream_error', status: 500, message: 'boom' });
  });

  test('event: error with plain text', () => {
    expect(reduce(stream('event: error\ndata: out of memory\n\n')).error).toMatchObject({ message: 'out of memory' });
  });

  test('of a long text 300 characters are kept', () => {
    expect(reduce(stream({ error: { message: 'x'.repeat(1000) } })).error?.message).toBe('x'.repeat(300));
  });

  test('an error after the finish reason is still an error', () => {
    expect(reduce(stream(finish('stop'), { error: { message: 'x', code: 500 } })).error).toMatchObject({
      code: 'upstream_error',
    });
  });
});

test('U+FFFD counts in the reasoning too', () => {
  const wire = stream(delta({ reasoning: '\ufffd\ufffd', content: 'a\ufffd' }), finish('stop'));
  expect(reduce(wire).content.replacementChars).toBe(3);
});

test('a whole completion has the fields of a stream', () => {
  const reducer = new ChatReducer();
  const message = { content: 'a', reasoning_content: 'b', tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{}' } }] };
  reducer.pushCompletion(JSON.stringify({ model: 'm', choices: [{ index: 0, message, finish_reason: 'stop' }] }));
  expect(reducer.settle()).toMatchObject({
    text: 'a',
    reasoning: 'b',
    toolCalls: [{ id: 'c', name: 'f', arguments: '{}' }],
    finishReason: 'tool_calls',
    servedModel: 'm',
  });
});

test('a completion without a finish reason is incomplete, and one that is not JSON breaks the protocol', () => {
  const failure = (body: string) => {
    const reducer = new ChatReducer();
    reducer.pushCompletion(body);
    return reducer.failure?.code;
  };
  expect(failure('{"choices":[{"message":{"content":"a"}}]}')).toBe('stream_incomplete');
  expect(failure('<html>')).toBe('protocol_error');
});

test('a megabyte of calls, each with an index of its own, does not hold the process up', () => {
  const calls = Array.from({ length: 50_000 }, (_, index) => ({ index, id: `${index}` }));
  const startMs = performance.now();
  expect(reduce(stream(tool(...calls), finish('tool_calls'))).content.toolCalls).toHaveLength(50_000);
  // Looking through all of them for each takes over 10 s.
  expect(performance.now() - startMs).toBeLessThan(4_000);
});
