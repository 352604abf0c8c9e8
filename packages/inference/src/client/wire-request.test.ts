import { expect, test } from 'vitest';
import type { ChatRequest } from '../types/chat.ts';
import { chatBody } from './wire-request.ts';

const wire = (request: Partial<ChatRequest>): unknown => JSON.parse(chatBody({ model: 'm', messages: [], ...request }));
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
