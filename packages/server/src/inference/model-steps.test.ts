import { expect, test } from 'vitest';
import { modelSteps } from './model-steps.ts';

test('there are ways to a model where there is none, and nowhere else', () => {
  expect(modelSteps({ state: 'none' }).map(({ line }) => line)).toContain('ollama pull MODEL');
  expect(modelSteps({ state: 'failed', reason: 'unreachable' })).toEqual(modelSteps({ state: 'none' }));
  expect(modelSteps({ state: 'loading' })).toEqual([]);
  // Others could read what is on this machine.
  expect(modelSteps({ state: 'refused' })).toEqual([]);
});
