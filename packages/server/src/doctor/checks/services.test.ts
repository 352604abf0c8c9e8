import type { BuniyadConfig } from '@repo/vertical';
import { expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkServices } from './services.ts';

const checked = async (shell: Record<string, string> = {}, config: Partial<BuniyadConfig> = {}) =>
  checkServices(await contextIn(doctorTree(), shell, config));

test('mail is local, and what is not built yet is said', async () => {
  const checks = await checked();
  expect(checks[0]).toMatchObject({ id: 'service.mail', status: 'ok', found: expect.stringContaining('/dev/inbox') });
  expect(checks.map(({ id }) => id).slice(1, 3)).toEqual(['service.sms', 'service.files']);
  expect(checks[1]).toMatchObject({ status: 'ok', found: expect.stringContaining('/dev/inbox') });
  expect(checks.slice(2).map(({ found }) => found)).toEqual([
    'Files: kept in .data/files',
    'Payments: no money moves',
    'Sign-in through another provider: not built yet',
  ]);
});

test('a mail server, a sender and a bucket are named without their passwords, and a variable that nothing reads is said', async () => {
  const SMS_URL = 'https://u:hunter2@sms.example.com/?key=hunter2&to={to}&text={text}';
  const checks = await checked({
    SMTP_URL: 'smtp://post:hunter2@mail.example.com:587',
    SMS_URL,
    STRIPE_SECRET_KEY: 'sk_test_hunter2',
    STRIPE_WEBHOOK_SECRET: 'whsec_hunter2',
    S3_URL: 'https://key:hunter2@s3.example.com/bucket',
  });
  expect(checks[0]?.found).toBe('Mail: sent through mail.example.com:587 (SMTP_URL), which was not asked');
  expect(checks[1]?.found).toBe('Text messages: sent through sms.example.com (SMS_URL), which was not asked');
  expect(checks[2]?.found).toBe('Files: kept in the bucket bucket of s3.example.com (S3_URL), which was not asked');
  expect(checks[3]?.found).toBe('Payments: through Stripe in test mode (STRIPE_SECRET_KEY), which was not asked');
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('with a database of its own and no provider, that plans cost nothing is noted', async () => {
  const checks = await checked({ DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:9/app' });
  expect(checks[3]).toMatchObject({ status: 'note', fix: expect.stringContaining('STRIPE_SECRET_KEY') });
});

test('an account of transfers is named by its end, and that two people are needed is noted', async () => {
  const transfer = { title: 'Sample', bank: 'Sample Bank', iban: 'PK36 SCBL 0000 0011 2345 6702' };
  const operators = ['a@example.com', 'b@example.com'];
  const [alone] = (await checked({}, { transfer, operators })).slice(3);
  const way = 'to the account …6702 at Sample Bank (transfer in buniyad.config.ts)';
  expect(alone).toMatchObject({ status: 'ok', found: `Payments: by transfer ${way}` });
  const keys = {
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    DATABASE_URL: 'postgres://app@127.0.0.1:9/app',
  };
  const [both] = (
    await checked(keys, { transfer: { ...transfer, raastId: '03001234567' }, operators: ['a@example.com'] })
  ).slice(3);
  expect(both?.found).toBe(
    `Payments: through Stripe in test mode (STRIPE_SECRET_KEY), which was not asked; by transfer or Raast ${way}; one operator, so no transfer can be confirmed`,
  );
  expect(both).toMatchObject({ status: 'note', fix: expect.stringContaining('two people in operators') });
  const [nobody] = (await checked({}, { transfer })).slice(3);
  expect(nobody).toMatchObject({ status: 'note', found: expect.stringContaining('no operator') });
});

test('where there is no inbox, that mail goes nowhere is noted', async () => {
  expect((await checked({ PUBLIC_URL: 'https://example.com' }))[0]).toMatchObject({ status: 'note', fix: 'Set SMTP_URL.' });
});
