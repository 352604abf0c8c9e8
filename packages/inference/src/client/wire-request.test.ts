import { describe, expect, test } from 'vitest';
import type { WireWishes } from '../dialects/wire.ts';
import type { ChatRequest } from '../types/chat.ts';
import { type Dialect, dialects } from '../types/dialect.ts';
import { chatBody } from './wire-request.ts';

const wire = (request: Partial<ChatRequest>, dialect?: Dialect, options: Partial<WireWishes> = {}): unknown =>
  JSON.parse(
    chatBody({ request: { model: 'm', messages: [], ...request }, tenant: null, cacheSalt: undefined, ...options }, dialect),
  );
const always = { model: 'm', messages: [], stream: true, stream_options: { include_usage: true } };

test('a stream with usage is always asked for, and nothing that was not given', () => {
  expect(wire({})).toEqual(always);
});

test('sampling and limits', () => {
  expect(wire({ temperature: 0, topP: 0.9, maxTokens: 64, seed: 7, stop: ['\n'] })).toEqual({
    ...always,
    temperature: 0,
    top_p: 0.9,
    max_tokens: 64,
    seed: 7,
    stop: ['\n'],
  });
});

test('messages of every role, with an image inline', () => {
  const toolCalls = [{ id: 'c', name: 'f', arguments: '{}' }];
  expect(
    wire({
      messages: [
        { role: 'system', content: 's' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'کیا ہے؟' },
            { type: 'image', mediaType: 'image/png', base64: 'AAAA' },
          ],
        },
        { role: 'assistant', content: '', toolCalls },
        { role: 'tool', content: '1', toolCallId: 'c' },
        { role: 'assistant', content: 'ok' },
      ],
    }),
  ).toMatchObject({
    messages: [
      { role: 'system', content: 's' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'کیا ہے؟' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ],
      },
      { role: 'assistant', content: '', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', content: '1', tool_call_id: 'c' },
      { role: 'assistant', content: 'ok' },
    ],
  });
});

test('tools, and a choice among them', () => {
  const tool = { name: 'f', description: 'd', parameters: { type: 'object' } };
  expect(wire({ tools: [tool], toolChoice: { name: 'f' } })).toMatchObject({
    tools: [{ type: 'function', function: tool }],
    tool_choice: { type: 'function', function: { name: 'f' } },
  });
  expect(wire({ tools: [tool], toolChoice: 'required' })).toMatchObject({ tool_choice: 'required' });
});

test('response formats', () => {
  const schema = { type: 'object' };
  expect(wire({ responseFormat: { type: 'json_object' } })).toMatchObject({ response_format: { type: 'json_object' } });
  expect(wire({ responseFormat: { type: 'json_schema', name: 'n', schema } })).toMatchObject({
    response_format: { type: 'json_schema', json_schema: { name: 'n', schema, strict: true } },
  });
});

describe('dialects', () => {
  const gbnf = { grammar: { syntax: 'gbnf', text: 'root ::= "ا"' } } as const;
  const regex = { grammar: { syntax: 'regex', text: 'a+' } } as const;
  const tools = { tools: [{ name: 'f', parameters: {} }] };
  const ones = { temperature: 1, top_p: 1 };
  const kept = { tenant: 't', cacheSalt: 'salt' };

  test('a grammar goes where the server looks for it', () => {
    expect(wire(gbnf, 'llama-server')).toEqual({ ...always, ...ones, grammar: gbnf.grammar.text });
    expect(wire(gbnf, 'vllm')).toEqual({ ...always, structured_outputs: { grammar: gbnf.grammar.text } });
    expect(wire(regex, 'vllm')).toEqual({ ...always, structured_outputs: { regex: 'a+' } });
  });

  test('tenants share no cached prompt, where the server can keep them apart', () => {
    expect(wire({}, 'vllm', kept)).toEqual({ ...always, cache_salt: 'salt' });
    expect(wire({}, 'llama-server', kept)).toEqual({ ...always, ...ones, cache_prompt: false });
    expect(wire({}, 'llama-server')).toEqual({ ...always, ...ones });
    expect([wire({}, 'ollama', kept), wire({}, undefined, kept)]).toEqual([{ ...always, ...ones }, always]);
  });

  test('Ollama takes tools and no choice among them', () => {
    const sent = { ...always, ...ones, tools: [{ type: 'function', function: tools.tools[0] }] };
    expect(wire({ ...tools, toolChoice: 'auto' }, 'ollama')).toEqual(sent);
    expect(wire({ ...tools, toolChoice: 'none' }, 'ollama')).toEqual({ ...always, ...ones });
  });

  test('TGI is told the form of an answer in its own words', () => {
    const schema = { type: 'object' };
    const json = { type: 'json', value: schema };
    const held = { ...always, grammar: json, response_format: json };
    expect(wire({ responseFormat: { type: 'json_schema', name: 'n', schema } }, 'tgi')).toEqual(held);
    expect(wire({ responseFormat: { type: 'json_object' } }, 'tgi')).toEqual(held);
    expect(wire(regex, 'tgi')).toMatchObject({ grammar: { type: 'regex', value: 'a+' } });
    expect(wire({ topP: 1, temperature: 0 }, 'tgi')).toEqual({ ...always, temperature: 0 });
  });

  test('sampling is said where a server would take something else', () => {
    expect(wire({ temperature: 0.2 }, 'llama-server')).toEqual({ ...always, temperature: 0.2, top_p: 1 });
    for (const proxy of ['litellm', 'openrouter'] as const) {
      expect(wire({}, proxy)).toEqual({ ...always, temperature: 1 });
      expect(wire({ topP: 0.9 }, proxy)).toEqual({ ...always, top_p: 0.9 });
    }
    expect([wire({}, 'vllm'), wire({}, 'lm-studio')]).toEqual([always, always]);
  });

  test('an image goes inline to each of them', () => {
    const image = { type: 'image', mediaType: 'image/png', base64: 'AAAA' } as const;
    for (const dialect of dialects) {
      expect(wire({ messages: [{ role: 'user', content: [image] }] }, dialect)).toMatchObject({
        messages: [{ content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }],
      });
    }
  });

  test.each<[string, Dialect | undefined, Partial<ChatRequest>]>([
    ['a grammar for a server that is not known', undefined, gbnf],
    ['a grammar for Ollama', 'ollama', gbnf],
    ['a regular expression for llama-server', 'llama-server', regex],
    ['a tool that Ollama must call', 'ollama', { ...tools, toolChoice: { name: 'f' } }],
    ['a GBNF grammar for TGI', 'tgi', gbnf],
    ['tools beside a schema for TGI', 'tgi', { ...tools, responseFormat: { type: 'json_object' } }],
    ['a grammar for LiteLLM', 'litellm', gbnf],
    ['a grammar for OpenRouter', 'openrouter', regex],
    ['JSON without a schema for LM Studio', 'lm-studio', { responseFormat: { type: 'json_object' } }],
  ])('%s is refused here', (_, dialect, request) => {
    expect(() => wire(request, dialect)).toThrowError(expect.objectContaining({ code: 'not_supported' }));
  });
});
