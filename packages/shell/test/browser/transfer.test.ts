import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fits, openPage } from './open-page.ts';

const each = (PKR: string, USD: string) => ({ PKR, USD });
const plan = (id: string, ur: string, en: string) => ({
  ...{ id, name: { ur, en }, summary: { ur: 'خلاصہ', en: 'Summary' }, trialDays: 0, seats: 20, limits: {} },
  prices: { month: each('250000', '900'), year: each('2500000', '9000') },
});
const shop = {
  ...{ id: 'shop', name: { ur: 'دکان', en: 'Shop' }, plan: 'free', state: 'free', access: 'full', changesAt: null },
  plans: [{ ...plan('free', 'مفت', 'Free'), prices: null }, plan('team', 'ٹیم', 'Team')],
  ...{ raisedBy: 'team', meters: [], held: null },
};
const overview = {
  ...{ mayRead: true, mayChange: true, demo: false, members: 3, resets: '2026-12-01', verticals: [shop] },
  provider: { playMoney: false, portal: false, currencies: ['PKR', 'USD'], checkout: true, transfer: ['bank', 'raast'] },
};
const held = {
  ...{ plan: 'team', interval: 'month', currency: 'PKR', seats: 3, status: 'active', trialEnd: null, byTransfer: true },
  ...{ periodEnd: '2026-12-28T09:00:00.000Z', endsAtPeriodEnd: true, pastDueSince: null },
};
const printed = {
  invoice: {
    ...{ id: 'i1', number: '2026-000007', status: 'open', currency: 'PKR', total: '750000', paid: '0', url: null },
    ...{ issuedAt: '2026-11-28T09:00:00.000Z', dueAt: '2026-12-13T09:00:00.000Z' },
  },
  ...{
    issuedOn: '2026-11-28',
    dueOn: '2026-12-13',
    issuer: { name: 'Mill (Pvt.) Ltd.', email: 'a@mill.example', ntn: '7654321-0' },
  },
  ...{ buyer: { name: 'نمونہ ادارہ', ntn: '1234567-8' }, balance: '750000', playMoney: false },
  lines: [{ description: { ur: 'ٹیم پلان، ایک ماہ', en: 'Team plan, one month' }, quantity: 3, amount: '750000' }],
  totalInWords: { ur: 'سات ہزار پانچ سو روپے', en: 'seven thousand five hundred rupees' },
  transfer: {
    ...{ id: 'm1', method: 'bank', payerReference: null, waiting: '0', moved: [], period: null },
    payTo: { title: 'Mill (Pvt.) Ltd.', bank: 'Sample Bank', iban: 'PK36SCBL0000001123456702', raastId: '03001234567' },
  },
};

needs('chromium').describe('plans that are paid by bank transfer', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  test('an owner gets an invoice that says where to pay, enters the reference, and what is wrong is said at its field', async () => {
    const { page, host } = await openPage(tabs, '/organization/billing', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.billing.overview', overview);
      fake.procedures.set('platform.billing.transfer.request', { id: 'm1' });
      fake.procedures.set('platform.billing.invoice', printed);
    });
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'پلان ٹیم بینک ٹرانسفر سے لیں' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/7,500 روپے/).waitFor();
    await sheet.getByRole('radio', { name: /Raast/ }).check();
    await sheet.getByLabel('ٹیکس نمبر').fill('12345');
    await sheet.getByRole('button', { name: 'بل بنوائیں' }).click();
    await sheet.getByText('ٹیکس نمبر سمجھ نہیں آیا', { exact: false }).waitFor();
    expect(host.posted.has('platform.billing.transfer.request')).toBe(false);
    await fits(page);
    await sheet.getByLabel('ٹیکس نمبر').fill('1234567-8');
    await sheet.getByRole('button', { name: 'بل بنوائیں' }).click();

    await main.getByText('PK36 SCBL 0000 0011 2345 6702').waitFor();
    const wish = { vertical: 'shop', plan: 'team', interval: 'month', currency: 'PKR', method: 'raast', ntn: '1234567-8' };
    expect(host.posted.get('platform.billing.transfer.request')).toEqual({ 0: wish });
    await fits(page);
    await main.getByRole('button', { name: 'محفوظ کریں' }).click();
    await main.getByText('بینک کی رسید سے نمبر لکھیں', { exact: false }).waitFor();
    await main.getByLabel('بینک کا حوالہ نمبر').fill('FT-77');
    await main.getByRole('button', { name: 'محفوظ کریں' }).click();
    await page.getByText('حوالہ نمبر محفوظ ہو گیا').waitFor();
    expect(host.posted.get('platform.billing.transfer.declare')).toEqual({ 0: { id: 'm1', reference: 'FT-77' } });
  });

  test('an invoice is withdrawn after a question, and on paper there is nothing to press', async () => {
    const { page, host } = await openPage(tabs, '/organization/invoices/m1', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.billing.invoice', printed);
    });
    const main = page.getByRole('main');
    await main.getByText('2026-000007').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await main.getByRole('button').or(main.getByRole('textbox')).count()).toBe(0);
    await main.getByText('PK36 SCBL 0000 0011 2345 6702').waitFor();
    await page.emulateMedia({ media: 'screen' });
    await main.getByRole('button', { name: 'بل منسوخ کریں' }).click();
    const dialog = page.getByRole('dialog');
    host.procedures.set('platform.billing.invoice', { ...printed, invoice: { ...printed.invoice, status: 'void' } });
    await dialog.getByRole('button', { name: 'بل منسوخ کریں' }).click();
    await closed(dialog);
    expect(host.posted.get('platform.billing.transfer.withdraw')).toEqual({ 0: { id: 'm1' } });
    await main.getByText('منسوخ', { exact: true }).waitFor();
    expect(await main.getByText('PK36 SCBL 0000 0011 2345 6702').count()).toBe(0);
  });

  test('an invoice of which parts arrived is one sheet of A4, with both tax numbers, the days, the words and the account', async () => {
    const on = (day: number) => `2026-11-${day}`;
    const moved = Array.from({ length: 5 }, (_, index) => ({
      ...{ on: on(20 + index), amount: index === 4 ? '-5000' : '100000', reference: `IBFT 99${index} سے میر ٹریڈرز اینڈ سنز` },
    }));
    const name = 'میر ٹریڈرز اینڈ سنز، تھوک فروش و درآمد کنندگان، شاہ عالم مارکیٹ، لاہور';
    const part = {
      ...{ ...printed, balance: '355000', buyer: { name, ntn: '1234567-8' } },
      transfer: { ...printed.transfer, moved, period: { from: '2026-11-28', to: '2026-12-27' }, waiting: '100' },
    };
    const { page, host } = await openPage(tabs, '/organization/invoices/m1', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.billing.invoice', part);
    });
    const main = page.getByRole('main');
    await main.getByText('باقی رقم:', { exact: false }).waitFor();
    await fits(page);
    await page.emulateMedia({ media: 'print' });
    const words = [
      '1234567-8',
      '7654321-0',
      'سات ہزار پانچ سو روپے',
      'PK36 SCBL 0000 0011 2345 6702',
      '28 نومبر 2026',
      'واپس بھیجی گئی',
    ];
    for (const text of words) expect(await main.getByText(text).first().isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
    host.procedures.set('platform.billing.invoice', { ...part, balance: '-4850000' });
    await page.reload();
    await main.getByText(/زیادہ ادا ہوئی رقم:.*48,500/).waitFor();
  });

  test('a plan that is paid by transfer is paid ahead and not changed, and where there is no account nothing is offered', async () => {
    const bought = { ...shop, plan: 'team', state: 'active', held };
    const { page, host } = await openPage(tabs, '/organization/billing', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.billing.overview', { ...overview, verticals: [bought] });
    });
    const main = page.getByRole('main');
    await main.getByText('اگلی مدت کی رقم ادا کریں').waitFor();
    expect(await main.getByRole('button', { name: /سبسکرپشن|پلان ٹیم لیں/ }).count()).toBe(0);
    host.procedures.set('platform.billing.overview', { ...overview, provider: { ...overview.provider, transfer: [] } });
    await page.reload();
    await main.getByRole('button', { name: 'پلان ٹیم لیں' }).waitFor();
    expect(await main.getByRole('button', { name: /بینک ٹرانسفر/ }).count()).toBe(0);
  });
});
