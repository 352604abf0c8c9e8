import { expect, test } from 'vitest';
import { createRegistry } from './registry.ts';

test('the text is what Prometheus reads', () => {
  const registry = createRegistry();
  const count = registry.counter('requests_total', 'Requests.');
  count({ route: '/a' });
  count({ route: '/a' });
  count({ route: 'a "quoted"\\\n' }, 3);
  registry.gauge('memory_bytes', 'Memory.', () => [[{ kind: 'heap' }, 5]]);
  registry.gauge('broken', 'Never shown.', () => {
    throw new Error('gone');
  });
  expect(registry.text()).toBe(`# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{route="/a"} 2
requests_total{route="a \\"quoted\\"\\\\\\n"} 3
# HELP memory_bytes Memory.
# TYPE memory_bytes gauge
memory_bytes{kind="heap"} 5
`);
});

test('a histogram adds its buckets up and ends with all', () => {
  const registry = createRegistry();
  const observe = registry.histogram('seconds', 'Durations.');
  for (const seconds of [0.001, 0.005, 0.3, 60]) observe({}, seconds);
  const lines = registry.text().split('\n');
  expect(lines).toContain('seconds_bucket{le="0.005"} 2');
  expect(lines).toContain('seconds_bucket{le="0.25"} 2');
  expect(lines).toContain('seconds_bucket{le="0.5"} 3');
  expect(lines).toContain('seconds_bucket{le="10"} 3');
  expect(lines).toContain('seconds_bucket{le="+Inf"} 4');
  expect(lines).toContain('seconds_count 4');
  expect(lines).toContain('seconds_sum 60.306');
});

test('labels without end make a bounded number of series', () => {
  const registry = createRegistry();
  const count = registry.counter('requests_total', 'Requests.');
  for (let index = 0; index < 5_000; index += 1) count({ route: `/${index}` });
  const lines = registry.text().split('\n');
  expect(lines.length).toBeLessThan(1_010);
  expect(lines).toContain('requests_total{route="other"} 4000');
});
