import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type FakeHost, serveFakeHost } from './fake-host.ts';

const phone = { width: 360, height: 740 };

const tokens = {
  id: 'shop.tokens',
  label: { ur: 'ماڈل کے ٹوکن', en: 'Model tokens' },
  unit: { ur: 'ٹوکن', en: 'tokens' },
  budget: { limit: '3000000', used: '1250000', reserved: '5000' },
};
const shop = { id: 'shop', name: { ur: 'دکان', en: 'Shop' } };
const ayesha = { id: 'u1', name: 'Ayesha Khan' };
const bilal = { id: 'u2', name: 'Bilal Ahmed of the northern branch office' };
const line = { meter: tokens.id, member: ayesha, vertical: shop, model: 'qwen3-8b', units: '1000000', counted: '0', times: 12 };

const november = {
  month: '2026-11-01',
  resets: '2026-12-01',
  months: ['2026-11-01', '2026-10-01'],
  scope: 'organization',
  meters: [tokens],
  lines: [line, { ...line, member: bilal, model: null, units: '250000', times: 3 }],
};
const october = { ...november, month: '2026-10-01', resets: '2026-11-01', meters: [{ ...tokens, budget: null }], lines: [] };

const person = { kind: 'person', id: 'u1', name: 'Ayesha Khan' };
const entry = { seq: 2, at: '2026-11-20T07:00:00.000Z', actor: person, action: 'member.remove', target: null, details: {} };
const founded = { ...entry, seq: 1, action: 'organization.create' };
const log = { items: [entry, founded], next: null, count: 2, head: 'ab'.repeat(32) };

needs('chromium').describe('usage and audit log', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  async function open(path: string, prepare: (host: FakeHost) => void): Promise<{ page: Page; host: FakeHost }> {
    const page = await tabs.open({ viewport: phone });
    const host = await serveFakeHost(page);
    host.signedIn = true;
    prepare(host);
    await page.goto(new URL(path, inject('page').url).href);
    await page.getByRole('main').waitFor();
    return { page, host };
  }

  const fits = (page: Page) =>
    expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);

  test('usage is shown by member, app and model, with its unit, its limit and the day it begins anew', async () => {
    const { page } = await open('/organization/usage', ({ procedures }) => procedures.set('platform.usage.month', november));
    const main = page.getByRole('main');
    await main.getByText(/30,00,000\S* ٹوکن میں سے \S*12,50,000\S* استعمال ہوئے/).waitFor();
    await main.getByText(/1 دسمبر 2026/).waitFor();
    const rows = () => main.getByRole('row').allInnerTexts();
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

  test('a month without use says so; one that cannot be had can be asked for again', async () => {
    const { page, host } = await open('/organization/usage', ({ procedures }) =>
      procedures.set('platform.usage.month', november),
    );
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

  test('the audit log is listed and filtered, and its export is a link to the file', async () => {
    const { page, host } = await open('/organization/audit', ({ procedures, auth }) => {
      const members = [
        { id: 'm1', organizationId: 'o1', userId: 'u1', role: 'owner', createdAt: entry.at, user: ayeshaInFull },
      ];
      auth.set('/organization/list-members', { status: 200, body: { members, total: 1 } });
      procedures.set('platform.audit.list', log);
    });
    const main = page.getByRole('main');
    await main.getByText('رکن کو ہٹایا').waitFor();
    await main.getByText('ادارہ بنایا').waitFor();
    await main.getByText(log.head).waitFor();
    await fits(page);

    host.procedures.set('platform.audit.list', { ...log, items: [founded] });
    const asked = page.waitForRequest(
      (request) => request.url().includes('audit.list') && request.url().includes('organization.'),
    );
    await main.getByLabel('کارروائی کی قسم').selectOption('organization');
    await asked;
    await expect.poll(() => main.getByText('رکن کو ہٹایا').count()).toBe(0);
    host.procedures.set('platform.audit.list', { ...log, items: [] });
    await main.getByLabel('شخص').selectOption('Ayesha Khan');
    await main.getByText('ایسی کوئی کارروائی نہیں ملی').waitFor();

    await page.route('**/api/audit/export?organization=o1', (route) =>
      route.fulfill({ body: '{}\n', headers: { 'Content-Disposition': 'attachment; filename="audit.jsonl"' } }),
    );
    const downloads = page.waitForEvent('download');
    await main.getByRole('link', { name: 'ریکارڈ ڈاؤن لوڈ کریں' }).press('Enter');
    expect((await downloads).suggestedFilename()).toBe('audit.jsonl');
  });
});

const ayeshaInFull = { ...ayesha, email: 'ayesha@example.com', image: null };
