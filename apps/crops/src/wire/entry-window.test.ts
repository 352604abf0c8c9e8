import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { entryWindow } from './entry-window.ts';

const sowingDate = isoDate('2025-11-20');

test('from 60 days before sowing to 30 days after the last of 165 days', () => {
  const window = entryWindow({ crop: 'wheat', stages: 'small-grains.pakistan-arid-region', sowingDate });
  expect(window).toEqual({ from: '2025-09-21', to: '2026-06-02' });
});

test('has no end where the tables have no lengths of stages', () => {
  expect(entryWindow({ crop: 'chickpea', stages: '', sowingDate })).toEqual({ from: '2025-09-21', to: null });
});
