import { expect, test } from 'vitest';
import { createLogger, withRequestId } from './create-logger.ts';

function logged(interactive: boolean) {
  const lines: string[] = [];
  const log = createLogger({ interactive, write: (line) => lines.push(line) });
  return { log, lines };
}

test('AB-083 a log line stays one line, its control characters escaped', () => {
  const hostile = 'agent\n{"level":60}\u001b[31m\r';
  for (const interactive of [false, true]) {
    const { log, lines } = logged(interactive);
    log.warn({ agent: hostile }, `seen ${hostile}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
  }
});

test('personal data and secrets are taken out by key and by pattern', () => {
  const { log, lines } = logged(false);
  log.info(
    {
      email: 'aisha@example.com',
      headers: { cookie: 'session=abc', authorization: 'Bearer x' },
      user: { name: 'Aisha' },
      password: 'p',
    },
    'aisha@example.com of 35202-1234567-1 called from 0300 1234567 or +923001234567',
  );
  log.error({ err: new Error('connect postgres://app:hunter2@db:5432/app failed for bilal@example.pk') }, 'failed');
  const text = lines.join('');
  for (const secret of ['aisha@', 'Aisha', 'session=abc', 'Bearer', '35202', '1234567', 'hunter2', 'bilal'])
    expect(text).not.toContain(secret);
  expect(text).toContain('[email] of [cnic] called from [phone] or [phone]');
  expect(text).toContain('postgres://[login]@db:5432/app');
});

test('figures are not taken for personal data', () => {
  const { log, lines } = logged(false);
  log.info({ paisa: '374880000', id: '0190a6c2-7d3e-7000-8000-000000000000' }, 'saved 3000000');
  expect(lines[0]).toContain('"paisa":"374880000"');
  expect(lines[0]).toContain('0190a6c2-7d3e-7000-8000-000000000000');
});

test('a request id is never taken for a number of somebody', () => {
  const { log, lines } = logged(false);
  const id = '0190a6c2-7d3e-4000-8000-923001234567';
  withRequestId(log, id).info({}, `not ${id.slice(-12)}`);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: id, msg: 'not [phone]' });
});

test('a terminal shows warnings alone, in words; elsewhere each line is JSON with the request id', () => {
  const terminal = logged(true);
  terminal.log.info({}, 'request');
  terminal.log.warn({ procedure: 'quote.save' }, 'slow');
  expect(terminal.lines).toHaveLength(1);
  expect(terminal.lines[0]).toMatch(/^\d\d:\d\d:\d\d WARN slow procedure=quote\.save\n$/);
  const service = logged(false);
  withRequestId(service.log, 'r-1').info({ status: 200 }, 'request');
  expect(JSON.parse(service.lines[0] ?? '')).toMatchObject({ msg: 'request', requestId: 'r-1', status: 200 });
});
