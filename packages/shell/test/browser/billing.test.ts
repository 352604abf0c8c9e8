import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const each = (PKR: string, USD: string) => ({ PKR, USD });
const plan = (id: string, ur: string, en: string, limit: string | null) => ({
  ...{ id, name: { ur, en }, summary: { ur: 'خلاصہ', en: 'Summary' }, trialDays: 0, seats: 20 },
  ...{ limits: { 'shop.orders': limit }, prices: { month: each('250000', '900'), year: each('2500000', '9000') } },
});
const orders = { id: 'shop.orders', label: { ur: 'آرڈر', en: 'Orders' }, unit: { ur: 'آرڈر', en: 'orders' } };
const shop = {
  ...{ id: 'shop', name: { ur: 'دکان', en: 'Shop' }, plan: 'free', state: 'free', access: 'full', changesAt: null },
  plans: [
    { ...plan('free', 'مفت', 'Free', '10'), prices: null },
    plan('team', 'ٹیم', 'Team', '100'),
    plan('scale', 'بڑا ادارہ', 'Scale', null),
  ],
  ...{ raisedBy: 'team', meters: [{ ...orders, limit: '10', used: '10' }], held: null },
};
const held = {
  ...{ plan: 'team', interval: 'month', currency: 'PKR', seats: 3, status: 'active', trialEnd: null },
  ...{ periodEnd: '2026-12-28T09:00:00.000Z', endsAtPeriodEnd: false, pastDueSince: null, byTransfer: false },
  ...{ owed: null, trialRefused: false },
};
const bought = { ...shop, plan: 'team', state: 'active', raisedBy: 'scale', held };
const overview = {
  ...{ mayRead: true, mayChange: true, demo: false, members: 3, resets: '2026-12-01', verticals: [shop] },
  provider: { playMoney: true, portal: false, currencies: ['PKR', 'USD'], checkout: true, transfer: [] },
};
const checkout = {
  ...{ vertical: { id: 'shop', name: shop.name }, plan: { id: 'team', name: { ur: 'ٹیم', en: 'Team' } } },
  ...{ interval: 'year', currency: 'USD', seats: 3, unit: '9000', trialDays: 0, dueNow: '27000', status: 'open' },
  ...{ expiresAt: '2026-11-28T10:00:00.000Z', done: '/', abandoned: '/organization/billing' },
};

needs('chromium').describe('plans and payments', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  const addressOf = (path: string) => new URL(path, inject('page').url).href;

  test('a plan is bought: a limit says what raises it, a card declines, and the last page waits for the word of who collects', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) => {
      procedures.set('platform.billing.overview', overview);
      procedures.set('platform.billing.buy', { url: addressOf('/organization/billing/checkout/checkout_1'), trialDays: 0 });
      procedures.set('platform.billing.local.checkout', checkout);
      procedures.set('platform.billing.local.pay', { outcome: 'declined', to: null });
    });
    const main = page.getByRole('main');
    await main.getByText(/1 دسمبر 2026/).waitFor();
    await main.getByText('حد پوری', { exact: false }).first().waitFor();
    await main
      .getByText(/2,500 روپے/)
      .first()
      .waitFor();
    await fits(page);
    await main.getByRole('radio', { name: 'سالانہ' }).check({ force: true });
    await main.getByRole('radio', { name: 'ڈالر' }).check({ force: true });
    await main.getByRole('button', { name: 'پلان ٹیم لیں' }).click();

    await main.getByText('یہ فرضی رقم ہے').waitFor();
    const wish = { vertical: 'shop', plan: 'team', interval: 'year', currency: 'USD' };
    expect(JSON.stringify(host.posted.get('platform.billing.buy'))).toContain(JSON.stringify(wish).slice(1, -1));
    await main.getByText(/270/).waitFor();
    await fits(page);
    await main.getByRole('button', { name: 'کارڈ نامنظور ہونے کی آزمائش کریں' }).click();
    await main.getByText(/کارڈ نامنظور ہوا/).waitFor();

    const to = addressOf('/organization/billing/done?vertical=shop');
    host.procedures.set('platform.billing.local.pay', { outcome: 'paid', to });
    await main.getByRole('button', { name: 'فرضی رقم ادا کریں' }).click();
    await main.getByText('ادائیگی کی تصدیق کا انتظار ہے').waitFor();
    host.procedures.set('platform.billing.overview', { ...overview, verticals: [bought] });
    await main.getByText('دکان میں پلان ٹیم شروع ہو گیا ہے۔').waitFor();
    await fits(page);
  });

  test('of three apps the one that is asked for comes first and open, and the page stays short on a phone', async () => {
    const verticals = ['shop', 'farm', 'desk'].map((id) => ({ ...shop, id, name: { ur: `ایپ ${id}`, en: id } }));
    const { page } = await openSignedIn(tabs, '/organization/billing?vertical=farm', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, verticals }),
    );
    const main = page.getByRole('main');
    await main.getByRole('heading', { level: 2, name: 'ایپ farm' }).waitFor();
    expect(await main.getByRole('radio', { name: /ٹیم/ }).count()).toBe(1);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1_800);
    const row = main.getByRole('button', { name: /ایپ desk/ });
    await expect.poll(() => row.textContent()).toContain('استعمال: 10 میں سے 10 آرڈر');
    await row.press('Enter');
    await main.getByRole('radio', { name: /ٹیم/ }).nth(1).waitFor();
    await fits(page);
  });

  test('two presses are one purchase; what is refused is said, keeps the choice, and shows what another owner did', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', overview),
    );
    const main = page.getByRole('main');
    let refused = wireError('PROVIDER_UNAVAILABLE', 'unavailable', 'billing.error.provider-unavailable');
    let presses = 0;
    await page.route('**/trpc/platform.billing.buy**', async (route) => {
      presses += 1;
      await route.fulfill({ status: 503, json: [{ error: { message: '', code: -32_000, data: refused } }] });
    });
    await main.getByRole('radio', { name: /بڑا ادارہ/ }).check();
    await main.getByText(/7,500 روپے/).waitFor();
    const buy = main.getByRole('button', { name: 'پلان بڑا ادارہ لیں' });
    await buy.dblclick();
    await main.getByText('ادائیگی کی سروس ابھی جواب نہیں دے رہی', { exact: false }).waitFor();
    expect(presses).toBe(1);
    expect(await main.getByRole('radio', { name: /بڑا ادارہ/ }).isChecked()).toBe(true);

    refused = wireError('PLAN_HELD', 'conflict', 'billing.error.plan-held');
    host.procedures.set('platform.billing.overview', { ...overview, verticals: [bought] });
    await buy.click();
    await main.getByText('اس ایپ کا پلان پہلے سے چل رہا ہے', { exact: false }).waitFor();
    await main.getByText('آپ کا پلان: ٹیم').waitFor();
    expect(presses).toBe(2);
  });

  test('a plan is ended with its period by the keyboard: it says until when it runs, and that nothing is deleted', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, verticals: [bought] }),
    );
    await page.getByRole('button', { name: 'English' }).click();
    const cancel = page.getByRole('button', { name: 'Cancel the subscription' });
    await cancel.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('The subscription runs until 28 December 2026 and then ends.').waitFor();
    await sheet.getByText('No data is deleted and no member is removed.').waitFor();
    await fits(page);
    const ended = { ...bought, held: { ...held, endsAtPeriodEnd: true } };
    host.procedures.set('platform.billing.overview', { ...overview, verticals: [ended] });
    await sheet.getByRole('button', { name: 'End it with its period' }).press('Enter');
    await page.getByRole('button', { name: 'Keep the subscription' }).waitFor();
    expect(JSON.stringify(host.posted.get('platform.billing.cancel'))).toContain('"vertical":"shop"');
  });

  test('a payment that is missing says until when that changes nothing, and then that the app can be read only', async () => {
    const owed = { id: 'i1', number: 'S-1', url: 'https://pay.example/S-1' };
    const since = { ...held, status: 'past-due', pastDueSince: '2026-11-20T00:00:00.000Z', owed };
    const late = { ...bought, state: 'past-due', changesAt: '2026-12-04T00:00:00.000Z', daysLeft: 5, held: since };
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, verticals: [late] }),
    );
    const main = page.getByRole('main');
    await main.getByText(/4 دسمبر 2026.* 5 دن باقی ہیں۔/).waitFor();
    await main.getByRole('link', { name: /بل .?S-1.? دیکھیں/ }).waitFor();
    expect(await main.getByRole('link', { name: 'بل ادا کریں' }).getAttribute('href')).toBe('https://pay.example/S-1');
    expect(await main.getByText('اگلی مدت', { exact: false }).count()).toBe(0);
    await fits(page);
    const closed = { ...late, access: 'read-only', changesAt: null };
    host.procedures.set('platform.billing.overview', { ...overview, verticals: [closed] });
    await page.reload();
    await main.getByText(/4 دسمبر 2026/).waitFor({ state: 'detached' });
    await main.getByText('ڈیٹا ابھی صرف پڑھا جا سکتا ہے؛ کچھ حذف نہیں ہوا۔ بل ادا ہوتے ہی سب کچھ پھر چلے گا۔').waitFor();
  });

  test('a change says whether it is paid now, later, or taken off the next bills, and a plan that ends is not changed', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, verticals: [bought] }),
    );
    const main = page.getByRole('main');
    await main.getByRole('radio', { name: /بڑا ادارہ/ }).check();
    const sheet = page.getByRole('dialog');
    const preview = {
      ...{ dueNow: '0', credit: '0', currency: 'PKR', startsAt: null, trialEnd: null, eachPeriod: '750000' },
    };
    const day = '2026-12-28T09:00:00.000Z';
    const cases: readonly (readonly [object, RegExp])[] = [
      [{ dueNow: '400000' }, /ابھی \S*4,000\S* روپے\S* لیے جائیں گے اور تبدیلی فوراً ہوگی۔/],
      [{ credit: '400000' }, /ابھی کچھ نہیں لیا جائے گا؛ اگلے بلوں میں سے \S*4,000\S* روپے\S* کم ہوں گے۔/],
      [{ startsAt: day }, /یہ پلان .?28 دسمبر 2026.? کو شروع ہوگا؛ تب تک موجودہ پلان چلے گا۔/],
      [{ trialEnd: day }, /آزمائشی مدت .?28 دسمبر 2026.? تک ہے اور تب تک کچھ نہیں لیا جائے گا۔/],
      [{}, /^تبدیلی فوراً ہوگی اور ابھی کچھ نہیں لیا جائے گا۔$/],
    ];
    for (const [facts, words] of cases) {
      host.procedures.set('platform.billing.preview', { ...preview, ...facts });
      await main.getByRole('button', { name: 'پلان بڑا ادارہ لیں' }).click();
      await sheet.getByText(words).waitFor();
      await sheet.getByText(/ہر ماہ \S*7,500\S* روپے\S* ادا ہوں گے۔/).waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
    const ends = { ...bought, held: { ...held, endsAtPeriodEnd: true } };
    host.procedures.set('platform.billing.overview', { ...overview, verticals: [ends] });
    await page.reload();
    await main.getByRole('radio', { name: /بڑا ادارہ/ }).check();
    await main.getByText('پلان بدلنے کے لیے پہلے اسے جاری رکھیں۔', { exact: false }).waitFor();
    expect(await main.getByRole('button', { name: 'پلان بڑا ادارہ لیں' }).count()).toBe(0);
  });

  test('an invoice of a plan that has ended offers no way to pay it, and an app that is read only says so on its screens', async () => {
    const row = { status: 'open', currency: 'USD', total: '900', paid: '0', issuedAt: '2026-11-01T00:00:00.000Z', dueAt: null };
    const { page } = await openSignedIn(tabs, '/organization/invoices', (host) => {
      const items = [{ ...row, id: 'i1', number: 'S-1', url: null, lapsed: true }];
      host.procedures.set('platform.billing.invoices', { items, next: null });
      host.readOnly = ['page'];
    });
    const main = page.getByRole('main');
    await main.getByText('اسے ادا کرنے سے پلان واپس نہیں آتا؛ پلان دوبارہ لیں۔', { exact: false }).waitFor();
    await main.getByText('ادا نہیں ہوا').waitFor();
    expect(await main.getByText('ادائیگی باقی').count()).toBe(0);
    expect(await main.getByRole('link', { name: 'ادائیگی کی سروس پر دیکھیں' }).count()).toBe(0);
    const note = page.getByText('یہاں کا ڈیٹا ابھی صرف پڑھا جا سکتا ہے۔', { exact: false });
    await note.waitFor();
    await fits(page);
    await page.getByRole('complementary').getByRole('link').click();
    await main.getByRole('heading', { level: 1, name: 'پلان اور بل' }).waitFor();
    expect(await note.count()).toBe(0);
  });

  test('each state says what comes next by itself, and an admin reads prices and changes nothing', async () => {
    const states: readonly (readonly [object, RegExp])[] = [
      [
        { ...bought, held: { ...held, trialRefused: true, periodEnd: '2027-01-05T09:00:00.000Z' } },
        /اس کارڈ پر آزمائشی مدت پہلے ہو چکی تھی، اس لیے ادائیگی فوراً ہوئی۔/,
      ],
      [bought, /پلان .?28 دسمبر 2026.? کو اگلی مدت کے لیے بڑھ جائے گا۔/],
      [{ ...bought, state: 'trialing' }, /آزمائشی مدت .?28 دسمبر 2026.? تک مفت ہے۔.*ہر ماہ \S*7,500\S* روپے\S* ادا ہوں گے۔/],
      [
        { ...bought, held: { ...held, endsAtPeriodEnd: true } },
        /سبسکرپشن .?28 دسمبر 2026.? تک چلتی رہے گی، پھر ختم ہو جائے گی۔/,
      ],
      [{ ...bought, held: { ...held, byTransfer: true, endsAtPeriodEnd: true } }, /رقم .?28 دسمبر 2026.? تک ادا ہے۔/],
      [
        { ...shop, state: 'ended', held: { ...held, status: 'ended' } },
        /سبسکرپشن ختم ہو چکی ہے اور ادارہ مفت پلان پر ہے۔ ڈیٹا اور ارکان وہی ہیں۔/,
      ],
    ];
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, verticals: [] }),
    );
    const main = page.getByRole('main');
    await main.getByText('یہاں ابھی کوئی پلان فروخت نہیں ہوتا').waitFor();
    const verticals = states.map(([sold], index) => ({ ...sold, id: `app-${index}`, name: { ur: `ایپ ${index}`, en: '' } }));
    host.procedures.set('platform.billing.overview', { ...overview, verticals });
    await page.reload();
    for (const { name } of verticals.slice(1)) await main.getByRole('button', { name: name.ur }).press('Enter');
    for (const [, words] of states) await main.getByText(words).waitFor();
    await fits(page);
    host.procedures.set('platform.billing.overview', { ...overview, mayChange: false });
    await page.reload();
    await main.getByText('پلان صرف مالک بدل سکتا ہے۔').waitFor();
    await main
      .getByText(/2,500 روپے/)
      .first()
      .waitFor();
    expect(await main.getByRole('button', { name: /پلان .* لیں/ }).count()).toBe(0);
  });

  test('a member sees plans without money, and the demo is shown the way to an organization of one’s own', async () => {
    const unpriced = { ...shop, plans: shop.plans.map((sold) => ({ ...sold, prices: null })) };
    const { page, host } = await openSignedIn(tabs, '/organization/billing', ({ procedures }) =>
      procedures.set('platform.billing.overview', { ...overview, mayRead: false, mayChange: false, verticals: [unpriced] }),
    );
    const main = page.getByRole('main');
    await main.getByText('دکان').first().waitFor();
    expect(await main.textContent()).not.toContain('روپے');
    expect(await main.getByRole('button', { name: /پلان .* لیں/ }).count()).toBe(0);
    host.procedures.set('platform.billing.overview', { ...overview, mayChange: false, demo: true });
    await page.reload();
    await main.getByRole('link', { name: 'اپنا ادارہ بنائیں' }).waitFor();
    expect(await main.getByRole('button', { name: /پلان .* لیں/ }).count()).toBe(0);
  });
});
