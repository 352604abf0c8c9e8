import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeHost, wireError } from './fake-host.ts';
import { fits, openPage } from './open-page.ts';

const invoice = {
  ...{ id: 'm1', number: '2026-000007', vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR', seats: 3 },
  ...{ total: '750000', paid: '0', status: 'open', method: 'bank', issuedAt: '2026-11-20T09:00:00.000Z', period: null },
  ...{ dueAt: '2026-12-05T09:00:00.000Z', payerReference: 'FT-77', organizationId: 'o2', buyer: 'ستارہ فوڈز', receipts: [] },
};
const receipt = {
  ...{ id: 'r1', amount: '750000', bankReference: 'IBFT 4411', receivedAt: '2026-11-20T19:00:00.000Z', reverses: null },
  ...{ state: 'waiting', own: false, recordedBy: 'Bilal' },
};
const stale = wireError('SESSION_NOT_FRESH', 'forbidden', 'auth.error.session-not-fresh');

needs('chromium').describe('payments by transfer, for operators', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  const open = (prepare: (host: FakeHost) => void) =>
    openPage(tabs, '/admin/payments', (host) => {
      host.signedIn = true;
      host.operator = true;
      prepare(host);
    });

  test('what arrived is recorded as the statement has it, and what is missing is said at each field', async () => {
    const { page, host } = await open(({ procedures }) => procedures.set('platform.billing.books.open', [invoice]));
    const main = page.getByRole('main');
    await main.getByText('FT-77', { exact: false }).waitFor();
    await fits(page);
    await main.getByRole('button', { name: /کی رقم درج کریں/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'رقم درج کریں' }).click();
    await sheet.getByText('بینک اسٹیٹمنٹ سے حوالہ نمبر لکھیں۔').waitFor();
    await sheet.getByText('آج یا اس سے پہلے کی تاریخ', { exact: false }).waitFor();
    expect(await sheet.getByLabel('پہنچنے والی رقم').inputValue()).toBe('7500');
    await fits(page);
    await sheet.getByLabel('پہنچنے والی رقم').fill('۵,۰۰۰');
    await sheet.getByLabel('بینک اسٹیٹمنٹ کا حوالہ نمبر').fill('IBFT 4411');
    await sheet.getByLabel('رقم پہنچنے کی تاریخ').fill('21-11-2025');
    await sheet.getByRole('button', { name: 'رقم درج کریں' }).click();
    await closed(sheet);
    const money = { amount: '500000', bankReference: 'IBFT 4411', receivedAt: '2025-11-20T19:00:00.000Z' };
    expect(host.posted.get('platform.billing.books.record')).toEqual({ 0: { invoiceId: 'm1', ...money } });
  });

  test('who recorded it cannot confirm it, somebody else can, and an old session asks for the password first', async () => {
    const { page, host } = await open(({ procedures }) =>
      procedures.set('platform.billing.books.open', [{ ...invoice, receipts: [{ ...receipt, own: true }] }]),
    );
    const main = page.getByRole('main');
    await main.getByText('یہ رقم آپ نے درج کی ہے؛ تصدیق کوئی دوسرا آپریٹر کرے گا۔').waitFor();
    expect(await main.getByRole('button', { name: /کی تصدیق کریں/ }).count()).toBe(0);

    host.procedures.set('platform.billing.books.open', [{ ...invoice, receipts: [receipt] }]);
    await page.reload();
    await main.getByText(/اندراج کرنے والے:.*Bilal/).waitFor();
    await fits(page);
    await main.getByRole('button', { name: /کی تصدیق کریں/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/7,500/).waitFor();
    let refused = false;
    await page.route('**/trpc/platform.billing.books.confirm*', async (route) => {
      if (refused) return route.fallback();
      refused = true;
      return route.fulfill({ status: 403, json: [{ error: { message: '', code: -32_003, data: stale } }] });
    });
    await dialog.getByRole('button', { name: 'تصدیق کریں', exact: true }).click();
    const again = page.getByRole('dialog', { name: 'پاس ورڈ دوبارہ لکھیں' });
    await again.getByLabel('پاس ورڈ', { exact: true }).fill('seven lanterns under the neem');
    const confirmed = { ...receipt, state: 'confirmed' };
    host.procedures.set('platform.billing.books.open', []);
    host.procedures.set('platform.billing.books.settled', [{ ...invoice, paid: '750000', receipts: [confirmed] }]);
    await again.getByRole('button', { name: 'آگے چلیں' }).click();
    await main.getByText('کوئی بل منتظر نہیں').waitFor();
    expect(host.posted.get('platform.billing.books.confirm')).toEqual({ 0: { receiptId: 'r1' } });
    await main.getByText('تصدیق شدہ', { exact: true }).waitFor();
  });

  test('money that was sent back is recorded with its reason', async () => {
    const paid = { ...invoice, paid: '750000', receipts: [{ ...receipt, state: 'confirmed' }] };
    const { page, host } = await open(({ procedures }) => procedures.set('platform.billing.books.settled', [paid]));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Record a repayment of IBFT 4411' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('Reference on the bank statement').fill('OUT 9');
    await sheet.getByLabel('Day it was sent back').fill('22-11-2025');
    await sheet.getByRole('button', { name: 'Record a repayment' }).click();
    await sheet.getByText('Enter the reason in one line.').waitFor();
    expect(host.posted.has('platform.billing.books.reverse')).toBe(false);
    await sheet.getByLabel('Reason of the repayment').fill('Paid twice');
    await sheet.getByRole('button', { name: 'Record a repayment' }).click();
    await closed(sheet);
    const back = { receiptId: 'r1', amount: '750000', bankReference: 'OUT 9', at: '2025-11-21T19:00:00.000Z' };
    expect(host.posted.get('platform.billing.books.reverse')).toEqual({ 0: { ...back, reason: 'Paid twice' } });
  });

  test('who is no operator sees no payments', async () => {
    const { page } = await open((host) => {
      host.operator = false;
    });
    await page.getByRole('main').getByText('اس کام کی اجازت').waitFor();
    expect(await page.getByRole('main').getByText('منتظر بل').count()).toBe(0);
  });
});
