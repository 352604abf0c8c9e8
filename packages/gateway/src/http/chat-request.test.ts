import { expect, test } from 'vitest';
import { chatOptionsOf, chatRequest } from './chat-request.ts';
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
    { role: 'assistant', content: '' },
  ]);
});

test('null is as good as absent', () => {
  const options = optionsOf({ temperature: null, max_tokens: null, stop: null, tools: null, response_format: null });
  expect(Object.entries(options).filter(([, value]) => value !== undefined)).toEqual([['messages', messages]]);
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

test('tools are refused, not passed over', () => {
  expect(() => optionsOf({ tools: [{ type: 'function' }] })).toThrow(
    expect.objectContaining({ status: 501, type: 'not_supported_error', param: 'tools' }),
  );
  expect(optionsOf({ tools: [] }).messages).toHaveLength(1);
});

test.each([
  [{ messages: [] }, 'messages'],
  [{ messages: [{ role: 'tool', content: 'x' }] }, 'messages.0.role'],
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
