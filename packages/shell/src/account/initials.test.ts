import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Sitara Foods', 'SF'],
  ['sitara & sons limited', 'SS'],
  ['نمونہ ادارہ', 'ن ا'],
  ['ستارہ', 'س'],
  ['3K Farms', '3F'],
  ['  Élan  ', 'É'],
  ['🌾', ''],
  ['', ''],
])('%j has the initials %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
