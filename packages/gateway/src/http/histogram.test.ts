import { expect, test } from 'vitest';
import { Histogram, labelText } from './histogram.ts';

test('counts are cumulative, for each set of labels', () => {
  const histogram = new Histogram('wait_seconds', 'How long.', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe(value, { model: 'a' });
  histogram.observe(1, { model: 'b' });
  expect(histogram.lines()).toEqual([
    '# HELP wait_seconds How long.',
    '# TYPE wait_seconds histogram',
    'wait_seconds_bucket{model="a",le="0.1"} 2',
    'wait_seconds_bucket{model="a",le="1"} 3',
    'wait_seconds_bucket{model="a",le="+Inf"} 4',
    'wait_seconds_sum{model="a"} 7.65',
    'wait_seconds_count{model="a"} 4',
    'wait_seconds_bucket{model="b",le="0.1"} 0',
    'wait_seconds_bucket{model="b",le="1"} 1',
    'wait_seconds_bucket{model="b",le="+Inf"} 1',
    'wait_seconds_sum{model="b"} 1',
    'wait_seconds_count{model="b"} 1',
  ]);
});

test('a label cannot end its quotes or its line', () => {
  expect(labelText({ model: 'a"b\\c\nd' })).toBe('model="a\\"b\\\\c\\nd"');
});
