/** The organization as its people see it: its record, its name and its picture. */
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const text = (ur: string, en: string) => ({ ur, en });
const ayesha = { id: 'u1', name: 'Ayesha Khan' };

const entry = {
  seq: 3,
  at: '2026-11-28T07:00:00.000Z',
  actor: { kind: 'person', ...ayesha },
  action: 'member.remove',
  words: null,
  target: null,
  details: {},
};
const saved = { ...entry, seq: 2, action: 'shop.orders.save', words: text('آرڈر محفوظ کیا', 'Saved an order') };
const founded = { ...entry, seq: 1, action: 'organization.create' };
const log = { items: [entry, saved, founded], next: null, count: 3, head: 'ab'.repeat(32) };

needs('chromium').describe('an organization as its people see it', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  test('the audit log is listed and filtered, and its export is a link to the file', async () => {
    const { page, host } = await openSignedIn(tabs, '/organization/audit', ({ procedures, auth }) => {
      const members = [
        {
          id: 'm1',
          organizationId: 'o1',
          userId: 'u1',
          role: 'owner',
          createdAt: entry.at,
          user: { ...ayesha, email: 'ayesha@example.com', image: null },
        },
      ];
      auth.set('/organization/list-members', { status: 200, body: { members, total: 1 } });
      procedures.set('platform.audit.list', log);
    });
    const main = page.getByRole('main');
    await main.getByText('رکن کو ہٹایا').waitFor();
    await main.getByText('آرڈر محفوظ کیا').waitFor();
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
    const ofApp = page.waitForRequest((request) => request.url().includes('audit.list') && request.url().includes('page.'));
    await main.getByLabel('کارروائی کی قسم').selectOption({ label: 'صفحہ' });
    await ofApp;
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

  test('what nobody knows to have been done is told, and an action without words by its name', async () => {
    const lost = { ...entry, action: 'shop.orders.gone', details: { outcome: 'unknown' } };
    const { page } = await openSignedIn(tabs, '/organization/audit', ({ procedures }) => {
      procedures.set('platform.audit.list', { ...log, items: [lost] });
    });
    await page.getByText('shop.orders.gone').waitFor();
    await page.getByText(/معلوم نہیں کہ مکمل ہوا یا نہیں/).waitFor();
  });

  test('the record is not for members', async () => {
    const { page } = await openSignedIn(tabs, '/organization/audit', (host) => {
      host.role = 'member';
    });
    await page.getByRole('alert').or(page.getByText('اجازت')).first().waitFor();
    expect(await page.getByRole('link', { name: 'ریکارڈ ڈاؤن لوڈ کریں' }).count()).toBe(0);
  });

  test("the organization's picture stands in the bar and leads to its members; without one there is none", async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    const { page, host } = await openSignedIn(tabs, '/settings', ({ procedures }) => {
      procedures.set('platform.file.logo', { id: 'file_1', path: picture, changeable: true });
    });
    const link = page.getByRole('banner').getByRole('link', { name: 'نمونہ ادارہ' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/\/organization\/members$/);
    await fits(page);
    host.procedures.set('platform.file.logo', null);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await link.count()).toBe(0);
  });

  test('who may renames the organization, and the bar has the new name at once; a refusal keeps what was typed', async () => {
    const refused = { ...Object(wireError('VALIDATION_ERROR', 'invalid', 'auth.error.name-invalid')), field: 'name' };
    const { page, host } = await openSignedIn(tabs, '/settings', ({ auth }) => {
      auth.set('/organization/update', { status: 400, body: refused });
    });
    const field = page.getByLabel('ادارے کا نام');
    await expect.poll(() => field.inputValue()).toBe('نمونہ ادارہ');
    await field.fill('Sitara Mills');
    const rename = page.getByRole('button', { name: 'ادارے کا نام بدلیں' });
    await rename.click();
    await page.getByText('نام خالی ہے').waitFor();
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('Sitara Mills');
    host.auth.delete('/organization/update');
    host.organizationName = 'Sitara Mills';
    await rename.click();
    await page.getByText(/نام بدل گیا/).waitFor();
    expect(host.posted.get('/organization/update')).toEqual({ organizationId: 'o1', data: { name: 'Sitara Mills' } });
    await page.getByRole('banner').getByRole('button', { name: 'مینو' }).click();
    await page.getByRole('menu').getByText('Sitara Mills').waitFor();
    await fits(page);

    host.role = 'member';
    await page.reload();
    await page.getByRole('heading', { name: 'ادارہ', exact: true }).waitFor();
    await expect.poll(() => rename.count()).toBe(0);
  });

  test('a person changes the own name and asks for another email', async () => {
    const { page, host } = await openSignedIn(tabs, '/settings', () => {});
    const name = page.getByLabel('نام', { exact: true });
    await expect.poll(() => name.inputValue()).toBe('Ayesha Khan');
    await name.fill('  Ayesha Siddiqui ');
    host.personName = 'Ayesha Siddiqui';
    await page.getByRole('button', { name: 'نام بدلیں', exact: true }).click();
    await page.getByText(/نام بدل گیا/).waitFor();
    expect(host.posted.get('/update-user')).toEqual({ name: 'Ayesha Siddiqui' });
    await expect.poll(() => name.inputValue()).toBe('Ayesha Siddiqui');

    const email = page.getByLabel('نئی ای میل');
    const change = page.getByRole('button', { name: 'ای میل بدلیں' });
    await email.fill('Demo@example.com');
    await change.click();
    await page.getByText('یہی ای میل پہلے سے').waitFor();
    expect(host.posted.has('/change-email')).toBe(false);
    await email.fill('ayesha@example.com');
    await change.click();
    await page.getByText(/اگر نئی ای میل کسی اور اکاؤنٹ کی نہیں/).waitFor();
    expect(host.posted.get('/change-email')).toEqual({ newEmail: 'ayesha@example.com', callbackURL: '/settings' });
    expect(await email.inputValue()).toBe('');
  });
});
