import { expect, test } from 'vitest';
import { Metrics } from './metrics.ts';

const idle = { active: 0, waiting: 0 };
const chat = '{gen_ai_operation_name="chat",gen_ai_request_model="m"';

/** A clock in seconds that the test turns. */
function clock() {
  let now = 100;
  return { now: () => now, pass: (seconds: number) => (now += seconds) };
}

test('a request, its first token and the time between tokens', () => {
  const metrics = new Metrics();
  const time = clock();
  const measure = metrics.measure(time.now);
  measure.begin('chat', 'm');
  time.pass(0.5);
  measure.token();
  time.pass(2);
  measure.token();
  measure.used({ input: 28, output: 11, cached: 27 });
  measure.end(null);
  const lines = metrics.text({ active: 1, waiting: 3 }).split('\n');
  expect(lines).toContain(`gen_ai_server_request_duration_seconds_sum${chat}} 2.5`);
  expect(lines).toContain(`gen_ai_server_time_to_first_token_seconds_sum${chat}} 0.5`);
  expect(lines).toContain(`gen_ai_server_time_per_output_token_seconds_sum${chat}} 0.2`);
  expect(lines).toContain(`gen_ai_server_request_duration_seconds_bucket${chat},le="2.56"} 1`);
  expect(lines).toContain(`gen_ai_server_request_duration_seconds_bucket${chat},le="1.28"} 0`);
  expect(lines).toContain(`buniyad_gateway_tokens_total${chat},kind="input"} 28`);
  expect(lines).toContain(`buniyad_gateway_tokens_total${chat},kind="cached"} 27`);
  expect(lines).toContain('buniyad_gateway_active_requests 1');
  expect(lines).toContain('buniyad_gateway_waiting_requests 3');
});

test('a failure has its type; before it is known what was asked nothing is measured', () => {
  const metrics = new Metrics();
  metrics.measure().end('invalid_request_error');
  expect(metrics.text(idle)).not.toContain('_count');
  const measure = metrics.measure();
  measure.begin('chat', 'm');
  measure.end('overloaded');
  expect(metrics.text(idle)).toContain(`gen_ai_server_request_duration_seconds_count${chat},error_type="overloaded"} 1`);
  expect(metrics.text(idle)).not.toContain('time_to_first_token_seconds_count');
});
