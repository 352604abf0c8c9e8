/** What members see of an organization's use and record, and its picture in the bar. */
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type FakeHost, serveFakeHost } from './fake-host.ts';

const text = (ur: string, en: string) => ({ ur, en });
const line = {
  meter: 'shop.tokens',
  vertical: { id: 'shop', name: text('دکان', 'Shop') },
  model: 'small',
  counted: '0',
  times: 3,
};
const month = {
  month: '2026-11-01',
  resets: '2026-12-01',
  months: ['2026-11-01', '2026-10-01'],
  scope: 'organization',
  meters: [
    {
      id: 'shop.tokens',
      label: text('جواب لکھنے کے ٹوکن', 'Tokens of answers'),
      unit: text('ٹوکن', 'tokens'),
      budget: { limit: '1000', used: '1000', reserved: '0' },
    },
  ],
  lines: [
    { ...line, member: { id: 'u2', name: 'Bilal' }, units: '700' },
    { ...line, member: { id: 'u1', name: 'Ayesha Khan' }, units: '300', counted: '300' },
  ],
};
const head = 'ab'.repeat(32);
const entry = {
  seq: 2,
  at: '2026-11-28T07:00:00.000Z',
  actor: { kind: 'person', id: 'u1', name: 'Ayesha Khan' },
  action: 'platform.keys.create',
  words: null,
  target: null,
  details: {},
};

needs('chromium').describe('an organization as its people see it', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  async function open(path: string, prepare: (host: FakeHost) => void): Promise<{ page: Page; host: FakeHost }> {
    const page = await tabs.open({ viewport: { width: 360, height: 740 } });
    const host = await serveFakeHost(page);
    host.signedIn = true;
    prepare(host);
    await page.goto(new URL(path, inject('page').url).href);
    await page.getByRole('main').waitFor();
    return { page, host };
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  test('a member sees the own use and no limit', async () => {
    const own = { ...month, scope: 'own', meters: month.meters.map((meter) => ({ ...meter, budget: null })), lines: [] };
    const { page } = await open('/organization/usage', (host) => {
      host.role = 'member';
      host.procedures.set('platform.usage.month', own);
    });
    await page.getByRole('heading', { name: 'استعمال', level: 1 }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('1,000');
  });

  test('the record says in words what was done, and what nobody knows to have been done', async () => {
    const words = text('آرڈر محفوظ کیا', 'Saved an order');
    const saved = { ...entry, seq: 1, action: 'shop.orders.save', words };
    const lost = { ...entry, seq: 3, action: 'shop.orders.gone', details: { outcome: 'unknown' } };
    const { page } = await open('/organization/audit', ({ procedures }) => {
      procedures.set('platform.audit.list', { items: [lost, entry, saved], next: null, count: 3, head });
    });
    await page.getByText(/API.*key.*بنائی/).waitFor();
    await page.getByText('آرڈر محفوظ کیا').waitFor();
    await page.getByText('shop.orders.gone').waitFor();
    await page.getByText(/معلوم نہیں کہ یہ کام مکمل ہوا یا نہیں/).waitFor();
    await page.getByText(head).waitFor();
    expect(await fits(page)).toBe(true);
  });

  test('the record is not for members', async () => {
    const { page } = await open('/organization/audit', (host) => {
      host.role = 'member';
    });
    await page.getByRole('alert').or(page.getByText('اجازت')).first().waitFor();
    expect(await page.getByRole('link', { name: 'ریکارڈ ڈاؤن لوڈ کریں' }).count()).toBe(0);
  });

  test("the organization's picture stands in the bar and leads to its members; without one there is none", async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    const { page, host } = await open('/settings', ({ procedures }) => {
      procedures.set('platform.file.logo', { id: 'file_1', path: picture, changeable: true });
    });
    const link = page.getByRole('banner').getByRole('link', { name: 'نمونہ ادارہ' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/\/organization\/members$/);
    expect(await fits(page)).toBe(true);
    host.procedures.set('platform.file.logo', null);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await link.count()).toBe(0);
  });
});
