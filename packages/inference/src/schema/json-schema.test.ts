import { describe, expect, test } from 'vitest';
import { jsonSchemaValidator } from './json-schema.ts';

/** Each schema with values that fit and values that do not. */
const cases: readonly (readonly [string, unknown, readonly unknown[], readonly unknown[]])[] = [
  ['a type', { type: 'integer' }, [0, -3, 1.0], [1.5, '1', null, true, [], {}]],
  ['several types', { type: ['string', 'null'] }, ['', null], [0, false, {}]],
  ['an object is no list', { type: 'object' }, [{}], [[], null, 'x']],
  ['an enum of any values', { enum: [1, 'ا', null, { a: [1] }] }, [1, 'ا', null, { a: [1] }], [2, 'a', { a: [2] }, undefined]],
  ['a constant', { const: { a: 1 } }, [{ a: 1 }], [{ a: 2 }, { a: 1, b: 1 }]],
  ['required without properties', { type: 'object', required: ['a'] }, [{ a: 1 }], [{}, { b: 1 }]],
  ['required of an inherited name', { required: ['toString'] }, [{ toString: 1 }, 'x'], [{}]],
  ['properties without a type', { properties: { a: { type: 'number' } } }, [{}, { a: 1 }, 'x'], [{ a: 'x' }]],
  ['no other properties', { properties: { a: true }, additionalProperties: false }, [{ a: 1 }, {}], [{ b: 1 }]],
  ['others of a kind', { additionalProperties: { type: 'number' } }, [{ a: 1 }], [{ a: 'x' }]],
  [
    'properties by pattern',
    { patternProperties: { '^گ': { type: 'number' } }, additionalProperties: false },
    [{ گندم: 1 }],
    [{ گندم: 'x' }, { چاول: 1 }],
  ],
  ['names of properties', { propertyNames: { pattern: '^a' } }, [{ ab: 1 }], [{ b: 1 }]],
  ['how many properties', { minProperties: 1, maxProperties: 2 }, [{ a: 1 }], [{}, { a: 1, b: 1, c: 1 }]],
  ['items', { items: { type: 'string' } }, [[], ['x'], 'x'], [[1], ['x', 1]]],
  ['first items, and no more', { prefixItems: [{ type: 'number' }], items: false }, [[], [1]], [['x'], [1, 2]]],
  ['how many items, without items', { minItems: 1, maxItems: 2 }, [[1], 'x'], [[], [1, 2, 3]]],
  [
    'unique items',
    { uniqueItems: true },
    [[1, 2, '1']],
    [
      [1, 1],
      [{ a: 1 }, { a: 1 }],
    ],
  ],
  ['something in the list', { contains: { const: 1 }, maxContains: 1 }, [[1], [2, 1]], [[], [2], [1, 1]]],
  ['a minimum without a type', { minimum: 3, exclusiveMaximum: 5 }, [3, 4.9, 'x'], [2.9, 5]],
  ['multiples, also of a tenth', { multipleOf: 0.1 }, [0.3, 1.1, -2], [0.35]],
  ['length in characters, not in units', { minLength: 2, maxLength: 2 }, ['اب', '😀😀'], ['😀', 'ابج']],
  ['a pattern without a type', { pattern: '^گ' }, ['گندم', 1], ['چاول']],
  ['a date', { format: 'date' }, ['2026-02-28', 5], ['2026-02-30', '28/2/2026']],
  ['a time', { format: 'time' }, ['09:30:00Z', '23:59:60+05:00'], ['9:30', '24:00:00Z']],
  ['a format that nobody knows', { format: 'bogus' }, ['x'], []],
  ['all of them', { allOf: [{ required: ['a'] }, { required: ['b'] }] }, [{ a: 1, b: 1 }], [{ a: 1 }, { b: 1 }]],
  ['any of them', { anyOf: [{ type: 'string' }, { minimum: 3 }] }, ['x', 3, null], [2]],
  ['one of them alone', { oneOf: [{ type: 'number' }, { type: 'integer' }] }, [1.5], [1, 'x']],
  ['not', { not: { type: 'string' } }, [1], ['x']],
  [
    'if, then, else',
    JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}'),
    [{ a: 1, b: 1 }, { c: 1 }],
    [{ a: 1 }, {}],
  ],
  ['what needs another', { dependentRequired: { a: ['b'] } }, [{}, { a: 1, b: 1 }], [{ a: 1 }]],
  ['what needs a schema', { dependentSchemas: { a: { minProperties: 2 } } }, [{ b: 1 }, { a: 1, b: 1 }], [{ a: 1 }]],
  ['never', false, [], [1, {}]],
  [
    'a tree by reference',
    {
      $ref: '#/$defs/node',
      $defs: {
        node: { type: 'object', required: ['n'], properties: { n: { type: 'number' }, next: { $ref: '#/$defs/node' } } },
      },
    },
    [{ n: 1 }, { n: 1, next: { n: 2, next: { n: 3 } } }],
    [{}, { n: 1, next: {} }, { n: 1, next: { n: 2, next: { n: 'x' } } }],
  ],
  [
    'a reference with escapes, and its siblings count',
    { $defs: { 'a/b~c': { type: 'string' } }, $ref: '#/$defs/a~1b~0c', minLength: 1 },
    ['x'],
    ['', 1],
  ],
];

describe.each(cases)('%s', (_, schema, good, bad) => {
  const validate = jsonSchemaValidator(schema);
  test.each(good.map((value) => ({ value })))('fits: $value', ({ value }) => {
    expect(validate(value)).toEqual([]);
  });
  test.each(bad.map((value) => ({ value })))('does not: $value', ({ value }) => {
    expect(validate(value)).not.toEqual([]);
  });
});

test('a problem names its place and its keyword, and no name of an unknown property', () => {
  const properties = { list: { items: { properties: { 'a/b': { type: 'number' } } } } };
  const validate = jsonSchemaValidator({ properties, additionalProperties: false });
  expect(validate({ list: [{}, { 'a/b': 'x' }], راز: 1 })).toEqual([
    { path: '/list/1/a~1b', keyword: 'type' },
    { path: '', keyword: 'additionalProperties' },
  ]);
});

describe('schemas that are refused, with the place', () => {
  test.each<[string, unknown]>([
    ['The schema', 'string'],
    ['/unevaluatedProperties', { unevaluatedProperties: false }],
    ['/properties/a/minLenght', { properties: { a: { minLenght: 1 } } }],
    ['/allOf/1/frobnicate', { allOf: [{}, { frobnicate: 1 }] }],
    ['/properties/a', { properties: { a: 'string' } }],
    ['/type', { type: 'text' }],
    ['/required', { required: 'a' }],
    ['/minLength', { minLength: -1 }],
    ['/multipleOf', { multipleOf: 0 }],
    ['/pattern', { pattern: '(' }],
    ['/patternProperties', { patternProperties: { '(': {} } }],
    ['/anyOf', { anyOf: [] }],
    ['#/$defs/none', { $ref: '#/$defs/none' }],
    ['https://example.org/schema', { $ref: 'https://example.org/schema' }],
    ['/constructor', { constructor: {} }],
  ])('%s', (place, schema) => {
    expect(() => jsonSchemaValidator(schema)).toThrow(place);
  });

  test('one that never ends is found when a value is held to it', () => {
    expect(() => jsonSchemaValidator({ $ref: '#' })(1)).toThrow('without an end');
  });
});
