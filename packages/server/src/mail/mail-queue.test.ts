import type { MailMessage } from '@repo/auth';
import { expect, test, vi } from 'vitest';
import { silentLog } from '../testing/test-context.ts';
import { createMailQueue } from './mail-queue.ts';

const message: MailMessage = {
  to: 'a@example.com',
  subject: 's',
  text: 't',
  html: '<p>t</p>',
  locale: 'en',
  template: 'verify',
};

test('sending does not wait for delivery; idle does', async () => {
  let deliver = () => {};
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  const queue = createMailQueue({ send: () => delivered }, silentLog);
  await queue.send(message);
  const order: string[] = [];
  const idle = queue.idle().then(() => order.push('idle'));
  await Promise.resolve();
  order.push('delivering');
  deliver();
  await idle;
  expect(order).toEqual(['delivering', 'idle']);
});

test('a mail that fails is tried again and does not hold others up', async () => {
  const sent: string[] = [];
  const send = vi.fn(async ({ to }: MailMessage) => {
    if (to === 'a@example.com' && send.mock.calls.filter(([call]) => call.to === to).length < 3) throw new Error('busy');
    sent.push(to);
  });
  const queue = createMailQueue({ send }, silentLog, [5, 5]);
  await queue.send(message);
  await queue.send({ ...message, to: 'b@example.com' });
  await queue.idle();
  expect(sent).toEqual(['b@example.com', 'a@example.com']);
});

test('a mail that keeps failing is given up and logged by its template, not its address', async () => {
  const warn = vi.fn();
  const queue = createMailQueue({ send: () => Promise.reject(new Error('refused')) }, { ...silentLog, warn }, [1]);
  await queue.send(message);
  await queue.idle();
  expect(warn.mock.calls.map(([fields]) => [fields.attempt, fields.last, fields.template])).toEqual([
    [1, false, 'verify'],
    [2, true, 'verify'],
  ]);
  expect(JSON.stringify(warn.mock.calls)).not.toContain('a@example.com');
});
