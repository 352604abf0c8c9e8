import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chatVectors, serveChatVector, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { done, finish, reply, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const schema = z.object({ crop: z.string(), ok: z.boolean() });
const asked = { ...request, schema, schemaName: 'advice' };

/** Answers in turn, the last one for ever. */
function serveTexts(...texts: readonly string[]) {
  let turn = 0;
  return serve(async (response) => {
    await writeEvents(response, reply(texts[Math.min(turn, texts.length - 1)] ?? ''));
    turn += 1;
    response.end();
  });
}

test('a value that fits, asked for with its JSON Schema', async () => {
  const server = await serveTexts('{"crop":"گندم","ok":true}');
  const result = await clientOf([server]).object(asked);
  expect(result).toMatchObject({ value: { crop: 'گندم', ok: true }, repaired: false, complete: true });
  const sent = JSON.parse(server.requests[0]?.body ?? '');
  expect(sent.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: { name: 'advice', schema: { type: 'object', required: ['crop', 'ok'], additionalProperties: false } },
  });
});

describe('one repair', () => {
  test.each([
    ['not JSON', 'یہ لیں: {}', 'it is not JSON'],
    ['a field of another type', '{"crop":"گندم","ok":"yes"}', 'ok'],
  ])('%s: the answer and what is wrong go back', async (_, wrong, problem) => {
    const server = await serveTexts(wrong, '{"crop":"گندم","ok":true}');
    expect(await clientOf([server]).object(asked)).toMatchObject({
      value: { ok: true },
      repaired: true,
      rejected: { text: wrong, attempts: [{ outcome: 'ok' }] },
    });
    expect(server.requests).toHaveLength(2);
    const { messages } = JSON.parse(server.requests[1]?.body ?? '');
    expect(messages.slice(0, 2)).toEqual([request.messages[0], { role: 'assistant', content: wrong }]);
    expect(messages[2]).toMatchObject({ role: 'user', content: expect.stringContaining(problem) });
  });

  test('and no second one; the error holds no word of the answer', async () => {
    const server = await serveTexts('{"crop":7,"ok":true}', '{"crop":7,"راز":true}');
    const error = await failureOf(clientOf([server]).object(asked));
    expect(error).toMatchObject({ code: 'structured_output_invalid', retryable: false, endpointId: 'e0' });
    expect(error.message).not.toContain('راز');
    expect(error.partial).toMatchObject({ text: '{"crop":7,"راز":true}', complete: false });
    expect(server.requests).toHaveLength(2);
  });

  test('for an answer that is nested deeper than its schema can be followed', async () => {
    const tree: z.ZodType = z.lazy(() => z.array(tree));
    const server = await serveTexts('['.repeat(20_000) + ']'.repeat(20_000), '[[]]');
    expect(await clientOf([server]).object({ ...request, schema: tree })).toMatchObject({ value: [[]], repaired: true });
  });

  test('within the total of the call', async () => {
    const clock = manualClock();
    let requests = 0;
    const server = await serve(async (response) => {
      requests += 1;
      clock.advance(requests === 1 ? 6_000 : 4_000);
      await writeEvents(response, reply('{}'));
      response.end();
    });
    const limits = { connectMs: 60_000, firstTokenMs: 60_000, betweenTokensMs: 60_000, totalMs: 10_000 };
    const error = await failureOf(clientOf([server], { clock, timeouts: limits }).object(asked));
    expect(error).toMatchObject({ code: 'timeout', phase: 'total' });
    expect(requests).toBe(2);
  });
});

describe('a model that thinks before its JSON', () => {
  const thought = '<think>گندم؟ {"crop":"کپاس"}</think>\n{"crop":"گندم","ok":true}';

  test('is not misread where its tags are to be moved away', async () => {
    const server = await serveTexts(thought);
    const result = await clientOf([server]).object(asked, { extractThink: true });
    expect(result).toMatchObject({ value: { crop: 'گندم', ok: true }, repaired: false, reasoning: 'گندم؟ {"crop":"کپاس"}' });
  });

  test('the same where the template opened the tag', async () => {
    const server = await serveTexts(thought.replace('<think>', ''));
    const options = { extractThink: true, thinkStartsOpen: true };
    expect(await clientOf([server]).object(asked, options)).toMatchObject({ value: { crop: 'گندم' }, repaired: false });
  });

  test('goes back without its thoughts when it does not fit', async () => {
    const server = await serveTexts('<think>ہاں</think>{"crop":7}', thought);
    expect(await clientOf([server]).object(asked, { extractThink: true })).toMatchObject({
      value: { ok: true },
      repaired: true,
    });
    expect(JSON.parse(server.requests[1]?.body ?? '').messages[1]).toEqual({ role: 'assistant', content: '{"crop":7}' });
  });

  test('is no JSON where nobody asked for that', async () => {
    const error = await failureOf(clientOf([await serveTexts(thought)]).object(asked));
    expect(error.code).toBe('structured_output_invalid');
  });
});

describe('answers that are not repaired', () => {
  test.each(['length', 'content_filter'])('one that ends with %s, even if it fits', async (reason) => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('{"crop":"گندم","ok":true}'), finish(reason), done]);
      response.end();
    });
    const code = reason === 'length' ? 'structured_output_incomplete' : 'structured_output_invalid';
    expect(await failureOf(clientOf([server]).object(asked))).toMatchObject({ code, retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test.each(chatVectors.filter(({ expectObjectError }) => expectObjectError !== undefined))('$id $title', async (vector) => {
    const server = await serveChatVector(vector, 'as given');
    const error = await failureOf(clientOf([server]).object(asked));
    expect(error.code).toBe(vector.expectObjectError);
    await server.close();
  });
});

test('a schema that JSON Schema cannot say is refused before anything is sent', async () => {
  const server = await serveTexts('{}');
  const error = await failureOf(clientOf([server]).object({ ...request, schema: z.string().transform(Number) }));
  expect(error).toMatchObject({ code: 'config_invalid' });
  expect(server.requests).toEqual([]);
});

describe('a JSON Schema in place of a zod one', () => {
  const jsonSchema = { type: 'object', properties: { crop: { type: 'string', minLength: 2 } }, required: ['crop'] };
  const wish = { ...request, schema: jsonSchema };

  test('is sent as it is, and the value is held to it', async () => {
    const server = await serveTexts('{"crop":"گ"}', '{"crop":"گندم"}');
    expect(await clientOf([server]).object(wish)).toMatchObject({ value: { crop: 'گندم' }, repaired: true });
    const [first, second] = server.requests.map(({ body }) => JSON.parse(body));
    expect(first.response_format.json_schema).toEqual({ name: 'answer', schema: jsonSchema, strict: true });
    expect(second.messages.at(-1).content).toContain('/crop breaks "minLength"');
  });

  test('an answer that never fits: the keyword, and no word of the answer', async () => {
    const error = await failureOf(clientOf([await serveTexts('{"راز":1}')]).object(wish));
    expect(error).toMatchObject({ code: 'structured_output_invalid', message: 'The answer does not fit the schema: required' });
  });

  test('a keyword that cannot be held to is refused before anything is sent', async () => {
    const server = await serveTexts('{}');
    const error = await failureOf(clientOf([server]).object({ ...request, schema: { unevaluatedProperties: false } }));
    expect(error).toMatchObject({ code: 'config_invalid', message: '/unevaluatedProperties is not supported' });
    expect(server.requests).toEqual([]);
  });
});
