import { expect, test } from 'vitest';
import { chatOptionsOf, chatRequest } from './chat-request.ts';
import { greedy } from './generation-request.ts';
import { parseRequest } from './parse-request.ts';

const messages = [{ role: 'user', content: 'سلام' }];
const optionsOf = (body: object) => chatOptionsOf(parseRequest(chatRequest, { messages, ...body }).value);

test('roles and forms of content become plain messages', () => {
  const options = optionsOf({
    messages: [
      { role: 'developer', content: 'مختصر' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'گن' },
          { type: 'text', text: 'دم' },
        ],
      },
      { role: 'assistant', content: null },
    ],
  });
  expect(options.messages).toEqual([
    { role: 'system', content: 'مختصر' },
    { role: 'user', content: 'گندم' },
    { role: 'assistant', content: '', calls: [] },
  ]);
});

test('null is as good as absent', () => {
  const options = optionsOf({ temperature: null, max_tokens: null, stop: null, tools: null, response_format: null });
  expect(options).toEqual({ ...greedy, messages });
});

test('max_completion_tokens wins over max_tokens', () => {
  expect(optionsOf({ max_tokens: 5, max_completion_tokens: 3 }).maxTokens).toBe(3);
  expect(optionsOf({ max_tokens: 5 }).maxTokens).toBe(5);
});

test('one stop text or several', () => {
  expect(optionsOf({ stop: '۔' }).stop).toEqual(['۔']);
  expect(optionsOf({ stop: ['۔', '!'] }).stop).toEqual(['۔', '!']);
});

test('constraints', () => {
  const schema = { type: 'object' };
  expect(optionsOf({ response_format: { type: 'text' } }).constraint).toBeUndefined();
  expect(optionsOf({ response_format: { type: 'json_object' } }).constraint).toEqual({ kind: 'json' });
  expect(optionsOf({ response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } }).constraint).toEqual({
    kind: 'schema',
    schema,
  });
  expect(optionsOf({ grammar: 'root ::= "a"' }).constraint).toEqual({ kind: 'gbnf', grammar: 'root ::= "a"' });
});

test('grammar and a JSON format exclude each other', () => {
  expect(() => optionsOf({ grammar: 'root ::= "a"', response_format: { type: 'json_object' } })).toThrow(
    expect.objectContaining({ status: 400, param: 'grammar' }),
  );
});

const rate = { type: 'function', function: { name: 'rate', parameters: { type: 'object', properties: {} } } };
const weather = { type: 'function', function: { name: 'weather', description: 'موسم' } };
const named = { type: 'function', function: { name: 'rate' } };
const schemaFormat = { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } };

test('tools, and the choice among them', () => {
  const tools = [rate, weather];
  const functions = [
    { name: 'rate', description: undefined, parameters: rate.function.parameters },
    { name: 'weather', description: 'موسم', parameters: undefined },
  ];
  expect(optionsOf({ tools }).calling).toEqual({ functions, required: false, single: false });
  expect(optionsOf({ tools, parallel_tool_calls: false }).calling).toMatchObject({ single: true });
  expect(optionsOf({ tools, tool_choice: 'required' }).calling).toEqual({ functions, required: true, single: false });
  expect(optionsOf({ tools, tool_choice: named }).calling).toEqual({
    functions: functions.slice(0, 1),
    required: true,
    single: true,
  });
  expect(optionsOf({ tools, tool_choice: 'none' }).calling).toBeUndefined();
  expect(optionsOf({ tools: [], tool_choice: 'auto' }).calling).toBeUndefined();
});

test('calls are joined with their results, which are values where they are JSON', () => {
  const calls = [
    { id: 'a', function: { name: 'rate', arguments: '{"crop":"گندم"}' } },
    { id: 'b', type: 'function', function: { name: 'rate', arguments: 'no json' } },
  ];
  const options = optionsOf({
    messages: [
      ...messages,
      { role: 'assistant', content: null, tool_calls: calls },
      { role: 'tool', tool_call_id: 'b', content: 'مہنگی' },
      { role: 'tool', tool_call_id: 'a', content: '3900' },
    ],
  });
  expect(options.messages[1]).toEqual({
    role: 'assistant',
    content: '',
    calls: [
      { name: 'rate', arguments: { crop: 'گندم' }, result: 3900 },
      { name: 'rate', arguments: 'no json', result: 'مہنگی' },
    ],
  });
});

const call = { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'rate', arguments: '{}' } }] };
const result = { role: 'tool', tool_call_id: 'a', content: 'x' };

test.each([
  ['a schema', { tools: [rate], response_format: schemaFormat }, 'tools'],
  ['a grammar', { tools: [rate], grammar: 'root ::= "a"' }, 'tools'],
  ['the same name twice', { tools: [rate, rate] }, 'tools'],
  ['a choice that is not there', { tools: [weather], tool_choice: named }, 'tool_choice'],
  ['a call of nothing', { tool_choice: 'required' }, 'tool_choice'],
  ['a name that is none', { tools: [{ type: 'function', function: { name: 'a b' } }] }, 'tools.0.function.name'],
  ['a call without a result', { messages: [call, ...messages] }, 'messages'],
  ['a result too late', { messages: [call, result, ...messages, result] }, 'messages'],
  ['a result of another call', { messages: [call, { ...result, tool_call_id: 'z' }] }, 'messages'],
])('tools with %s are 400', (_name, body, param) => {
  expect(() => optionsOf(body)).toThrow(expect.objectContaining({ status: 400, type: 'invalid_request_error', param }));
});

test('where no tool may be called a schema binds the answer', () => {
  const options = optionsOf({ tools: [rate], tool_choice: 'none', response_format: schemaFormat });
  expect([options.calling, options.constraint?.kind]).toEqual([undefined, 'schema']);
});

test.each([
  [{ messages: [] }, 'messages'],
  [{ messages: [{ role: 'tool', content: 'x' }] }, 'messages.0.tool_call_id'],
  [{ messages: [{ role: 'robot', content: 'x' }] }, 'messages.0.role'],
  [{ messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'x' } }] }] }, 'messages.0.content'],
  [{ n: 2 }, 'n'],
  [{ temperature: 3 }, 'temperature'],
  [{ max_tokens: 0 }, 'max_tokens'],
  [{ max_tokens: 1.5 }, 'max_tokens'],
  [{ seed: -1 }, 'seed'],
  [{ stop: '' }, 'stop'],
  [{ stream: 'yes' }, 'stream'],
  [{ response_format: { type: 'json_schema', json_schema: { schema: [] } } }, 'response_format.json_schema.schema'],
])('%j is refused at %s', (body, param) => {
  expect(() => optionsOf(body)).toThrow(expect.objectContaining({ status: 400, type: 'invalid_request_error', param }));
});
