import { createHash } from 'node:crypto';
import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeHost, wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const invoice = {
  ...{ id: 'm1', number: '2026-000007', vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR', seats: 3 },
  ...{ total: '750000', paid: '0', status: 'open', method: 'bank', issuedAt: '2026-11-20T09:00:00.000Z', period: null },
  ...{
    dueAt: '2026-12-05T09:00:00.000Z',
    payerReference: 'FT-77',
    organizationId: 'o2',
    gone: false,
    buyer: 'ستارہ فوڈز',
    receipts: [],
  },
};
const receipt = {
  ...{ id: 'r1', amount: '750000', bankReference: 'IBFT 4411', receivedAt: '2026-11-20T19:00:00.000Z', reverses: null },
  ...{ state: 'waiting', own: false, recordedBy: 'Bilal', payerCountry: 'PK', proof: null },
};
interface Asked {
  readonly show: string;
  readonly find?: string;
  readonly after?: string;
}
type Booked = Omit<typeof invoice, 'receipts'> & { readonly receipts: readonly unknown[] };

/** Answers for the shelves of the books; the others are empty. */
const shelves =
  (by: Readonly<Record<string, readonly Booked[]>>) =>
  ({ show, find = '', after }: Asked): unknown => {
    const items = (by[show] ?? []).filter(({ number }) => number.includes(find));
    const page = after === undefined ? items.slice(0, 24) : items.slice(24);
    return { items: page, next: after === undefined && items.length > 24 ? 'next' : null };
  };
const file = (name: string, text: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) });
const proof = createHash('sha256').update('a proof').digest('hex');
const list = 'platform.billing.books.list';
const stale = wireError('SESSION_NOT_FRESH', 'forbidden', 'auth.error.session-not-fresh');

needs('chromium').describe('payments by transfer, for operators', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  const open = (prepare: (host: FakeHost) => void) =>
    openSignedIn(tabs, '/admin/payments', (host) => {
      host.operator = true;
      prepare(host);
    });

  test('what arrived is recorded as the statement has it, and what is missing is said at each field', async () => {
    const { page, host } = await open(({ procedures }) => procedures.set(list, shelves({ open: [invoice] })));
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
    await sheet.locator('input[type=file]').setInputFiles(file('proof.pdf', 'a proof'));
    await sheet.getByText('proof.pdf').waitFor();
    await fits(page);
    await sheet.getByRole('button', { name: 'رقم درج کریں' }).click();
    await closed(sheet);
    const money = {
      amount: '500000',
      bankReference: 'IBFT 4411',
      receivedAt: '2025-11-20T19:00:00.000Z',
      payerCountry: 'PK',
      proof,
    };
    expect(host.posted.get('platform.billing.books.record')).toEqual({ 0: { invoiceId: 'm1', ...money } });
  });

  test('who recorded it cannot confirm it, somebody else can, and an old session asks for the password first', async () => {
    const { page, host } = await open(({ procedures }) =>
      procedures.set(list, shelves({ waiting: [{ ...invoice, receipts: [{ ...receipt, own: true }] }] })),
    );
    const main = page.getByRole('main');
    await main.getByText('یہ رقم آپ نے درج کی ہے؛ تصدیق کوئی دوسرا آپریٹر کرے گا۔').waitFor();
    expect(await main.getByRole('button', { name: /کی تصدیق کریں/ }).count()).toBe(0);

    host.procedures.set(list, shelves({ waiting: [{ ...invoice, receipts: [receipt] }] }));
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
    host.procedures.set(list, shelves({ settled: [{ ...invoice, paid: '750000', receipts: [confirmed] }] }));
    await again.getByRole('button', { name: 'آگے چلیں' }).click();
    await main.getByText('کسی رقم کی تصدیق باقی نہیں').waitFor();
    expect(host.posted.get('platform.billing.books.confirm')).toEqual({ 0: { receiptId: 'r1' } });
    await main.getByText('تصدیق شدہ', { exact: true }).waitFor();
  });

  test('money that was sent back is recorded with its reason', async () => {
    const paid = { ...invoice, paid: '750000', receipts: [{ ...receipt, state: 'confirmed' }] };
    const { page, host } = await open(({ procedures }) => procedures.set(list, shelves({ settled: [paid] })));
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

  test('what cannot be read stays as it was typed and is said at its field: digits, groups, a whole statement, letters of no country', async () => {
    const { page, host } = await open(({ procedures }) => procedures.set(list, shelves({ open: [invoice] })));
    await page
      .getByRole('main')
      .getByRole('button', { name: /کی رقم درج کریں/ })
      .click();
    const sheet = page.getByRole('dialog');
    const statement = Array.from({ length: 200 }, (_, line) => `27-11-2026 IBFT ${line} 12,500.00`).join('\n');
    await sheet.getByLabel('پہنچنے والی رقم').fill('1,2');
    await sheet.getByLabel('بینک اسٹیٹمنٹ کا حوالہ نمبر').fill(statement);
    await sheet.getByLabel('رقم پہنچنے کی تاریخ').fill('27-11-2100');
    await sheet.getByLabel('رقم کس ملک کے بینک سے آئی').fill('QQ');
    await sheet.getByRole('button', { name: 'رقم درج کریں' }).click();
    await sheet.getByText('رقم سمجھ نہیں آئی', { exact: false }).waitFor();
    await sheet.getByText('140 حروف سے لمبا', { exact: false }).waitFor();
    await sheet.getByText('آج یا اس سے پہلے کی تاریخ', { exact: false }).waitFor();
    await sheet.getByText('یہ کسی ملک کا کوڈ نہیں', { exact: false }).waitFor();
    expect(await sheet.getByLabel('بینک اسٹیٹمنٹ کا حوالہ نمبر').inputValue()).toContain('IBFT 199');
    await fits(page);
    await page.reload();
    await page
      .getByRole('main')
      .getByRole('button', { name: /کی رقم درج کریں/ })
      .click();
    expect(await sheet.getByLabel('پہنچنے والی رقم').inputValue()).toBe('1,2');
    await sheet.getByLabel('پہنچنے والی رقم').fill('۱۲٬۵۰۰');
    await sheet
      .getByText(/12,500/)
      .first()
      .waitFor();
    await sheet.getByLabel('بینک اسٹیٹمنٹ کا حوالہ نمبر').fill('حوالہ FT-۷۷');
    await sheet.getByLabel('رقم پہنچنے کی تاریخ').fill('۲۷/۱۱/۲۰۲۵');
    await sheet.getByLabel('رقم کس ملک کے بینک سے آئی').fill('sa');
    await sheet.getByRole('button', { name: 'رقم درج کریں' }).click();
    await closed(sheet);
    const money = { amount: '1250000', bankReference: 'حوالہ FT-۷۷', receivedAt: '2025-11-26T19:00:00.000Z' };
    expect(host.posted.get('platform.billing.books.record')).toEqual({ 0: { invoiceId: 'm1', ...money, payerCountry: 'SA' } });
  });

  test('an old invoice is reached by more pages and by its number, and what is short or too much is said', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...{ ...invoice, id: `m${index}`, number: `2026-0001${String(index).padStart(2, '0')}` },
      ...{ paid: index === 0 ? '800000' : '750000', status: 'paid', receipts: [{ ...receipt, state: 'confirmed', proof }] },
    }));
    const part = { ...invoice, paid: '700000', receipts: [{ ...receipt, amount: '700000', state: 'confirmed' }] };
    const books = { open: [part], settled: many, all: [...many, { ...invoice, status: 'void', gone: true, receipts: [] }] };
    const { page } = await open(({ procedures }) => procedures.set(list, shelves(books)));
    const main = page.getByRole('main');
    await main.getByText(/کم ہے:.*500/).waitFor();
    await main.getByText(/زیادہ آئی:.*500/).waitFor();
    expect(await main.getByText('2026-000129').count()).toBe(0);
    await main.getByRole('button', { name: 'مزید دیکھیں' }).click();
    await main.getByText('2026-000129').waitFor();
    await main.getByLabel('بل تلاش کریں').fill('000107');
    await main.getByRole('button', { name: 'تلاش کریں' }).click();
    await main.getByText('تلاش کا نتیجہ').waitFor();
    expect(await main.getByRole('listitem').filter({ hasText: '2026-0001' }).count()).toBe(1);
    await main.locator('input[type=file]').setInputFiles(file('other.pdf', 'another'));
    await main.getByText('یہ وہ فائل نہیں', { exact: false }).waitFor();
    await main.locator('input[type=file]').setInputFiles(file('same.pdf', 'a proof'));
    await main.getByText('یہ وہی فائل ہے', { exact: false }).waitFor();
    await fits(page);
    await main.getByLabel('بل تلاش کریں').fill('2026-000007');
    await main.getByRole('button', { name: 'تلاش کریں' }).click();
    await main.getByText('منسوخ', { exact: true }).waitFor();
    await main.getByText('ادارہ حذف ہو چکا ہے', { exact: false }).waitFor();
    expect(await main.getByRole('button', { name: /کی رقم درج کریں/ }).count()).toBe(0);
    await main.getByRole('button', { name: 'تمام بل دکھائیں' }).click();
    await main.getByText('2026-000101').waitFor();
  });

  test('who is no operator sees no payments', async () => {
    const { page } = await open((host) => {
      host.operator = false;
    });
    await page.getByRole('main').getByText('اس کام کی اجازت').waitFor();
    expect(await page.getByRole('main').getByText('تصدیق باقی').count()).toBe(0);
  });
});
