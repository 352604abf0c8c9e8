import { expect, test } from 'vitest';
import { findTraces } from './find-traces.ts';
import type { Vertical } from './house.ts';

const farm: Vertical = {
  id: 'farm',
  engine: 'soil-science',
  schemaNames: ['FarmField', 'farmField', 'farm_field', 'Plough'],
  words: ['farm'],
  notice: undefined,
};

const traces = (path: string, text: string) =>
  findTraces([[path, text]], [farm], ['docs/verification/weather.md']).map(({ line, message }) => [line, message]);

test.each([
  ['its message', "t('farm.field.title')", 'farm'],
  ['its router', 'FarmRouter', 'Farm'],
  ['its engine', "from '@repo/soil-science'", 'soil-science'],
  ['its table', 'GRANT SELECT ON "farm_field"', 'farm_field'],
  ['its model', 'tx.farmField.count()', 'farmField'],
  ['its enum', 'Plough.deep', 'Plough'],
  ['its page', 'see docs/verification/weather.md', 'verification/weather.md'],
  ['a name with it', 'const myFarmList = 1', 'Farm'],
  ['more than one', 'on farms.', 'farm'],
  ['a constant', 'FARM_DEPTH', 'FARM'],
  ['its route', "href='/farm/'", 'farm'],
])('%s is found', (_what, text, message) => {
  expect(traces('packages/a.ts', `\n${text}\n`)).toEqual([[2, message]]);
});

test('a path is found too', () => {
  expect(traces('packages/db/prisma/schema/farm.prisma', '')).toEqual([[undefined, 'farm']]);
});

test('nothing is found where nothing is', () => {
  expect(traces('packages/a.ts', 'far, fields and soil; a farmer, a wifarm')).toEqual([]);
});
