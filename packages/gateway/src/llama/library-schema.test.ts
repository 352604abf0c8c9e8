import { expect, test } from 'vitest';
import { z } from 'zod';
import { librarySchema } from './library-schema.ts';

const any = { oneOf: expect.arrayContaining([{ type: 'object', additionalProperties: true }, { type: 'array' }]) };

test.each([
  ['anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }, { oneOf: [{ type: 'string' }, { type: 'null' }] }],
  ['a lone allOf', { description: 'x', allOf: [{ type: 'string' }] }, { description: 'x', type: 'string' }],
  ['a schema that says nothing', { description: 'x' }, { description: 'x', ...any }],
  ['an object of any form', { type: 'object' }, { type: 'object', additionalProperties: true }],
  ['one that is closed', { type: 'object', additionalProperties: false }, { type: 'object', additionalProperties: false }],
  [
    'definitions',
    { $ref: '#/definitions/crop', definitions: { crop: { anyOf: [{ const: 'گندم' }] } } },
    { $ref: '#/$defs/crop', $defs: { crop: { oneOf: [{ const: 'گندم' }] } } },
  ],
  [
    'an object that may be null',
    { type: ['object', 'null'], properties: { crop: {} } },
    {
      oneOf: [
        { type: 'object', properties: { crop: any } },
        { type: 'null', properties: { crop: any } },
      ],
    },
  ],
  ['an array of anything', { type: 'array', items: {} }, { type: 'array', items: any }],
  ['a property of anything', { type: 'object', properties: { crop: true } }, { type: 'object', properties: { crop: any } }],
  [
    'more than llama.cpp counts',
    { type: 'array', minItems: 1001, maxItems: 5000, items: { type: 'string', minLength: 1500, maxLength: 1500 } },
    { type: 'array', minItems: 1000, items: { type: 'string', minLength: 1000 } },
  ],
  ['what is known', { type: ['string', 'null'], minLength: 2 }, { type: ['string', 'null'], minLength: 2 }],
])('%s', (_name, given, expected) => {
  expect(librarySchema(given)).toEqual(expected);
});

test.each([
  [{ type: 'colour' }],
  [{ type: [] }],
  [{ enum: [] }],
  [{ oneOf: [] }],
  [{ type: 'object', properties: { crop: null } }],
  [{ type: 'array', items: { type: ['string', 'colour'] } }],
])('%j is no schema: the library would take it for null or for nothing', (given) => {
  expect(() => librarySchema(given)).toThrow(TypeError);
});

test('what zod writes of a value that may be null or unknown', () => {
  const schema = z.toJSONSchema(z.object({ field: z.object({ acres: z.number() }).nullable(), note: z.unknown() }));
  expect(librarySchema(schema)).toMatchObject({
    properties: { field: { oneOf: [{ type: 'object' }, { type: 'null' }] }, note: any },
  });
});
