import { expect, test } from 'vitest';
import { modelsVectors } from '../testing/vectors.ts';
import { parseModels } from './parse-models.ts';

test.each(modelsVectors)('$id $title', ({ body, expect: { ids, contextLength } }) => {
  const models = parseModels(body);
  expect(models.map(({ id }) => id)).toEqual(ids);
  expect(models[0]?.contextLength).toBe(ids.length === 0 ? undefined : (contextLength ?? null));
});

test.each(['', '[]', '{}', '<html>', '{"data":"x"}'])('%j is no list of models', (body) => {
  expect(() => parseModels(body)).toThrowError(expect.objectContaining({ code: 'protocol_error' }));
});

test('an entry without a name is left out', () => {
  expect(parseModels('{"data":[{"id":""},{"object":"model"},7,{"id":"m"}]}')).toEqual([{ id: 'm', contextLength: null }]);
});
