import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeHost, wireError } from './fake-host.ts';
import { openSignedIn } from './open-page.ts';

const stale = { status: 403, body: wireError('SESSION_NOT_FRESH', 'forbidden', 'auth.error.session-not-fresh') };
const bilal = { id: 'u2', name: 'Bilal', email: 'bilal@example.com', emailVerified: true, operator: false, ban: null };

needs('chromium').describe('operators, and a session that is old', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  function open(path: string, prepare: (host: FakeHost) => void) {
    return openSignedIn(tabs, path, (host) => {
      host.operator = true;
      host.procedures.set('platform.person.search', { items: [bilal] });
      prepare(host);
    });
  }

  async function find(page: Page) {
    await page.getByLabel('ای میل کا شروع کا حصہ').fill('bil');
    await page.getByRole('button', { name: 'تلاش کریں' }).click();
    await page.getByText('bilal@example.com').waitFor();
  }

  test('an account is closed for a reason, and what was typed is kept through a refusal', async () => {
    const { page, host } = await open('/admin/people', () => {});
    await find(page);
    await page.getByRole('button', { name: /کا اکاؤنٹ بند کریں/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('وجہ').fill('سپیم');
    const ban = { at: '2026-11-28T07:00:00.000Z', reason: 'سپیم' };
    host.procedures.set('platform.person.search', { items: [{ ...bilal, ban }] });
    await dialog.getByRole('button', { name: 'اکاؤنٹ بند کریں', exact: true }).click();
    await page.getByRole('button', { name: /کا اکاؤنٹ کھولیں/ }).waitFor();
    expect(JSON.stringify(host.posted.get('platform.person.ban'))).toContain('{"userId":"u2","reason":"سپیم"}');
    await page.getByText('سپیم').first().waitFor();
  });

  test('AB-037 where the session is old the password is asked for, and the action goes on', async () => {
    const { page, host } = await open('/admin/people', ({ auth }) => auth.set('/impersonate', stale));
    await find(page);
    await page.getByRole('button', { name: /کے اکاؤنٹ میں جائیں/ }).click();
    const dialog = page.getByRole('dialog', { name: /کے اکاؤنٹ میں جائیں/ });
    await dialog.getByLabel('وجہ').fill('مدد');
    await dialog.getByRole('button', { name: 'اس اکاؤنٹ میں جائیں' }).click();

    const again = page.getByRole('dialog', { name: 'پاس ورڈ دوبارہ لکھیں' });
    await again.getByLabel('پاس ورڈ', { exact: true }).fill('seven lanterns under the neem');
    host.auth.delete('/impersonate');
    await again.getByRole('button', { name: 'آگے چلیں' }).click();
    await expect.poll(() => host.posted.get('/impersonate')).toEqual({ userId: 'u2', reason: 'مدد' });
    await closed(again);
    await closed(page.getByRole('dialog'));
    expect(host.posted.get('/sign-in/email')).toMatchObject({ password: 'seven lanterns under the neem' });
  });

  test('who gives the password up is told what is wanted, and the reason stands', async () => {
    const { page } = await open('/admin/people', ({ auth }) => auth.set('/impersonate', stale));
    await find(page);
    await page.getByRole('button', { name: /کے اکاؤنٹ میں جائیں/ }).click();
    const dialog = page.getByRole('dialog', { name: /کے اکاؤنٹ میں جائیں/ });
    await dialog.getByLabel('وجہ').fill('مدد');
    await dialog.getByRole('button', { name: 'اس اکاؤنٹ میں جائیں' }).click();
    await page.getByRole('dialog', { name: 'پاس ورڈ دوبارہ لکھیں' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByLabel('وجہ').inputValue()).toBe('مدد');
  });

  test("AB-038 in somebody's place a strip says so in both languages, and leads back", async () => {
    const { page, host } = await open('/settings', (fake) => {
      fake.impersonated = true;
      fake.operator = false;
    });
    const strip = page.getByRole('complementary');
    await strip.getByText('Ayesha Khan').waitFor();
    await strip.getByRole('button', { name: 'اپنے اکاؤنٹ میں واپس جائیں' }).waitFor();
    await page.getByRole('main').getByText('English').click();
    await strip.getByRole('button', { name: 'Back to your own account' }).waitFor();
    await strip.getByText('You are in the account of Ayesha Khan until').waitFor();
    host.impersonated = false;
    host.operator = true;
    await strip.getByRole('button').click();
    await page.getByRole('heading', { name: 'All accounts' }).waitFor();
    expect(host.posted.has('/impersonate/end')).toBe(true);
    await strip.waitFor({ state: 'detached' });
  });

  test("AB-038 in somebody's place nothing is offered that the host refuses, and each screen says why", async () => {
    const key = {
      id: 'k1',
      name: 'Monthly report',
      prefix: 'bk_1',
      scopes: [],
      madeBy: null,
      createdAt: '2026-11-28T07:00:00.000Z',
      lastUsedAt: null,
      expiresAt: null,
      state: 'active',
    };
    const user = { id: 'u2', name: 'Bilal', email: 'bilal@example.com', image: null };
    const member = { id: 'm2', organizationId: 'o1', userId: 'u2', role: 'member', createdAt: key.createdAt, user };
    const invitation = { id: 'i1', email: 'zainab@example.com', role: 'member', expiresAt: key.createdAt };
    const code = { id: 'c1', uses: 0, maxUses: 5, expiresAt: key.createdAt, createdAt: key.createdAt };
    const { page } = await open('/settings', (host) => {
      host.impersonated = true;
      host.operator = false;
      const { auth, procedures } = host;
      auth.set('/organization/list-members', { status: 200, body: { members: [member] } });
      auth.set('/organization/list-invitations', { status: 200, body: [invitation] });
      procedures.set('platform.joinCode.list', { items: [code] });
      procedures.set('platform.keys.list', { keys: [key], scopes: [] });
    });
    const main = page.getByRole('main');
    const why = main.getByText('آپ کسی اور کے اکاؤنٹ میں ہیں');
    const offered = () => main.getByRole('button').or(main.getByRole('textbox')).count();
    const screens = [
      ['/settings', 'demo@example.com'],
      ['/organization/members', 'zainab@example.com'],
      ['/organization/keys', 'Monthly report'],
      ['/organization/new', ''],
      ['/join', ''],
    ] as const;
    for (const [path, shown] of screens) {
      await page.goto(new URL(path, page.url()).href);
      await why.waitFor();
      await main.getByText(shown).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await offered()]).toEqual([path, 0]);
    }
  });

  test('who is no operator sees no accounts', async () => {
    const { page } = await open('/admin/people', (host) => {
      host.operator = false;
    });
    await page.getByRole('main').getByText('اس کام کی اجازت').waitFor();
    expect(await page.getByLabel('ای میل کا شروع کا حصہ').count()).toBe(0);
  });
});
