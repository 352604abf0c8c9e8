import { validateHeaderValue } from 'node:http';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ignoredHeader, parseRequest } from './parse-request.ts';

const schema = z.object({ model: z.string() });

test('unknown fields are named, not refused', () => {
  expect(parseRequest(schema, { model: 'a', logprobs: true, user: 'b' })).toEqual({
    value: { model: 'a' },
    ignored: ['logprobs', 'user'],
  });
});

test('so are those that every object has', () => {
  const body = JSON.parse('{"model":"a","toString":1,"__proto__":{"stream":true}}');
  expect(parseRequest(schema, body).ignored).toEqual(['toString', '__proto__']);
});

test('a wrong field is named', () => {
  expect(() => parseRequest(schema, { model: 1 })).toThrow(expect.objectContaining({ status: 400, param: 'model' }));
});

test.each([[null], [[]], ['text'], [1]])('%j is no request', (body) => {
  expect(() => parseRequest(schema, body)).toThrow(expect.objectContaining({ status: 400, param: null }));
});

test('no ignored field, no header', () => {
  expect(ignoredHeader([])).toEqual({});
  expect(ignoredHeader(['a', 'ب'])).toEqual({ 'x-buniyad-ignored': 'a, %D8%A8' });
});

test('whatever a field is called, the header can be sent and stays below 16 KiB', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 60 }), (names) => {
      const value = ignoredHeader(names)['x-buniyad-ignored'] ?? '';
      validateHeaderValue('x-buniyad-ignored', value);
      expect(value.length).toBeLessThan(16_384);
    }),
    { numRuns: deepRuns(100, 1000) },
  );
  expect(ignoredHeader(['\ud800'])).toEqual({ 'x-buniyad-ignored': '%EF%BF%BD' });
});
