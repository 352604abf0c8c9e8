/** What an organization uses, as its people see it: pictures, and the tables behind them. */
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { FakeHost } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const text = (ur: string, en: string) => ({ ur, en });
const ayesha = { id: 'u1', name: 'Ayesha Khan' };
const bilal = { id: 'u2', name: 'Bilal Ahmed of the northern branch office' };

const tokens = {
  id: 'shop.tokens',
  label: text('ماڈل کے ٹوکن', 'Model tokens'),
  unit: text('ٹوکن', 'tokens'),
  budget: { limit: '3000000', used: '1250000', reserved: '5000' },
};
const line = {
  meter: tokens.id,
  member: ayesha,
  vertical: { id: 'shop', name: text('دکان', 'Shop') },
  model: 'qwen3-8b',
  units: '1000000',
  counted: '0',
  times: 12,
};
const november = {
  month: '2026-11-01',
  resets: '2026-12-01',
  months: ['2026-11-01', '2026-10-01'],
  scope: 'organization',
  meters: [tokens],
  lines: [line, { ...line, member: bilal, model: null, units: '250000', times: 3 }],
};
/** Thirty days of which some were used: the day of the month and its units. */
const daysOf = (...used: readonly (readonly [number, string])[]) =>
  Array.from({ length: 30 }, (_, index) => used.find(([day]) => day === index + 1)?.[1] ?? '0');
const named = (name: string) => ({ party: name, name: text(name, name), others: null, meter: tokens.id });
const days = {
  month: '2026-11-01',
  by: 'member',
  series: [
    { ...named(ayesha.name), days: daysOf([1, '400000'], [30, '600000']) },
    { ...named(bilal.name), days: daysOf([30, '200000']) },
    { ...named('—'), party: null, name: null, others: 3, days: daysOf([30, '50000']) },
  ],
};
const months = {
  months: [...'01234567890']
    .map((_, index) => `${index === 0 ? 2025 : 2026}-${String(index || 12).padStart(2, '0')}-01`)
    .concat('2026-11-01'),
  meters: [
    {
      id: tokens.id,
      units: [...Array.from({ length: 10 }, () => '0'), '900000', '1250000'],
      limits: [...Array.from({ length: 11 }, () => null), '3000000'],
    },
  ],
};
const used = ({ procedures }: FakeHost) => {
  procedures.set('platform.usage.month', november);
  procedures.set('platform.usage.days', days);
  procedures.set('platform.usage.months', months);
};
const october = { ...november, month: '2026-10-01', resets: '2026-11-01', meters: [{ ...tokens, budget: null }], lines: [] };

/** As one line, without the marks around figures. */
const plain = (texts: readonly string[]): string[] =>
  texts.map((each) =>
    each
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

needs('chromium').describe('usage as its people see it', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  test('usage is shown by member, app and model, with its unit, its limit and the day it begins anew', async () => {
    const { page } = await openSignedIn(tabs, '/organization/usage', used);
    const main = page.getByRole('main');
    await main.getByText(/استعمال: \S*30,00,000\S* میں سے \S*12,50,000\S* ٹوکن/).waitFor();
    await main.getByText(/1 دسمبر 2026/).waitFor();
    // The tables of the pictures are closed.
    const rows = () => main.getByRole('row').filter({ visible: true }).allInnerTexts();
    await expect
      .poll(rows)
      .toEqual([
        expect.stringMatching(/رکن.*کتنی بار.*ٹوکن/s),
        expect.stringMatching(/Ayesha Khan.*12.*10,00,000/s),
        expect.stringMatching(/Bilal Ahmed.*3.*2,50,000/s),
        expect.stringMatching(/کل استعمال.*15.*12,50,000/s),
      ]);
    await fits(page);

    // By the keyboard: arrows move between the ways to sum up.
    await main.getByRole('radio', { name: 'رکن' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(rows)
      .toEqual([
        expect.stringContaining('ایپ'),
        expect.stringMatching(/دکان.*15.*12,50,000/s),
        expect.stringContaining('کل استعمال'),
      ]);
    await page.keyboard.press('ArrowLeft');
    await main.getByRole('row', { name: /qwen3-8b/ }).waitFor();
    await main.getByRole('row', { name: /ماڈل کے بغیر/ }).waitFor();

    await page.getByRole('button', { name: 'English' }).click();
    await main.getByText(/1 December 2026/).waitFor();
    await main.getByRole('row', { name: /qwen3-8b/ }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    await fits(page);
  });

  test('the days of a month and the last months are pictures, whose bars tell their figures to a finger and to keys', async () => {
    const { page } = await openSignedIn(tabs, '/organization/usage', used);
    const figures = page.getByRole('main').getByRole('figure');
    const byDay = figures.filter({ hasText: 'دن بہ دن' });
    const legend = async () => plain(await byDay.locator('ul').locator('..').allInnerTexts())[0];
    // The uppermost part first; the smaller ones are together.
    const all = /^پورا مہینہ 12,50,000 ٹوکن دیگر \(3\) 50,000 Bilal Ahmed .* 2,00,000 Ayesha Khan 10,00,000$/;
    await expect.poll(legend).toMatch(all);
    const plot = byDay.locator('svg.chart');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error('the days are not drawn');
    expect(box.width).toBeGreaterThan(300);
    // Time runs left to right in both languages: the last day is at the right edge.
    await plot.click({ position: { x: box.width - 6, y: 120 } });
    await expect.poll(legend).toMatch(/^30 نومبر 2026 8,50,000 ٹوکن .* 2,00,000 Ayesha Khan 6,00,000$/);
    await page.mouse.move(0, 0);
    await expect.poll(legend).toMatch(all);
    const slider = byDay.getByRole('slider');
    expect(plain([(await slider.getAttribute('aria-label')) ?? ''])[0]).toMatch(/نومبر 2026 .*30 نومبر 2026 .*8,50,000 ٹوکن/);
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => plain([(await slider.getAttribute('aria-valuetext')) ?? ''])[0])
      .toBe('1 نومبر 2026: 4,00,000 ٹوکن');

    await byDay.getByRole('button', { name: 'جدول میں دیکھیں' }).click();
    await expect
      .poll(async () => plain(await byDay.getByRole('row').allInnerTexts()))
      .toEqual([
        expect.stringMatching(/^دن ٹوکن Ayesha Khan Bilal .* دیگر \(3\)$/),
        '1 4,00,000 4,00,000 0 0',
        '30 8,50,000 6,00,000 2,00,000 50,000',
      ]);
    const byMonth = figures.filter({ hasText: 'ماہ بہ ماہ' });
    await byMonth.getByText('مہینے کی حد').first().waitFor();
    await byMonth.getByRole('button', { name: 'جدول میں دیکھیں' }).click();
    await expect
      .poll(async () => plain(await byMonth.getByRole('row').allInnerTexts()))
      .toEqual(['مہینہ ٹوکن مہینے کی حد', 'اکتوبر 2026 9,00,000', 'نومبر 2026 12,50,000 30,00,000']);
    await fits(page);
  });

  test('a month without use says so; one that cannot be had can be asked for again', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/usage', used);
    const main = page.getByRole('main');
    await main.getByRole('table').waitFor();
    host.procedures.set('platform.usage.month', october);
    host.failing = 500;
    await main.getByLabel('مہینہ').selectOption('2026-10');
    const again = main.getByRole('button', { name: 'دوبارہ کوشش کریں' });
    await again.waitFor();
    host.failing = null;
    await again.press('Enter');
    await main.getByText('اس مہینے ابھی کچھ استعمال نہیں ہوا۔').waitFor();
    await expect.poll(() => main.getByLabel('مہینہ').inputValue()).toBe('2026-10');
    await expect.poll(() => main.getByRole('table').count()).toBe(0);
  });

  test('a member sees the own use and no limit', async () => {
    const { page } = await openSignedIn(tabs, '/organization/usage', (host) => {
      host.role = 'member';
      host.procedures.set('platform.usage.month', { ...october, scope: 'own' });
      host.procedures.set('platform.usage.months', { ...months, meters: [] });
    });
    await page.getByRole('heading', { name: 'استعمال', level: 1 }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('30,00,000');
  });

  test('whoever runs the deployment sees each meter by organization; nobody else does', async () => {
    const largest = [
      { id: 'o1', name: 'نمونہ ادارہ', used: '1250000', limit: '3000000' },
      { id: 'o2', name: 'A cooperative with a long name that stands in Gujranwala', used: '250000', limit: null },
    ];
    const { budget: _, ...meter } = tokens;
    const { months: names } = november;
    const all = { month: '2026-11-01', months: names, meters: [{ ...meter, used: '1500007', organizations: 3, largest }] };
    const prepare = (operator: boolean) => (host: FakeHost) => {
      host.operator = operator;
      host.procedures.set('platform.usage.organizations', all);
    };
    const { page, host } = await openSignedIn(tabs, '/admin/usage', prepare(true));
    await expect
      .poll(async () => plain(await page.getByRole('row').allInnerTexts()))
      .toEqual([
        'ادارہ ٹوکن مہینے کی حد',
        'نمونہ ادارہ 12,50,000 30,00,000',
        expect.stringMatching(/^A cooperative .* 2,50,000 —$/),
        'کل استعمال 15,00,007',
      ]);
    await page.getByText(/3\S* میں سے وہ \S*2\S* ادارے/).waitFor();
    await fits(page);
    host.procedures.set('platform.usage.organizations', { ...all, month: '2026-10-01', meters: [] });
    await page.getByLabel('مہینہ').selectOption('2026-10');
    await page.getByText('اس مہینے کسی ادارے نے کچھ استعمال نہیں کیا').waitFor();

    const other = await openSignedIn(tabs, '/admin/usage', prepare(false));
    await other.page.getByText(/اجازت/).first().waitFor();
    expect(await other.page.getByRole('table').count()).toBe(0);
  });
});
