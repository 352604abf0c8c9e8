import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { BrowserContextOptions } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { wireError } from './fake-host.ts';
import { desktop, openPage } from './open-page.ts';

needs('chromium').describe('the frame', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  function open(path = '/', options: BrowserContextOptions = {}) {
    return openPage(tabs, path, () => {}, { viewport: desktop, ...options });
  }

  test('loads at most 115 kB of compressed script, and React Aria only for what opens over the page', async () => {
    const { page } = await open();
    await page.getByLabel('Note').waitFor();
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').flatMap(({ name }) => (name.endsWith('.js') ? [new URL(name).pathname] : [])),
      );
    const weigh = (path: string) => gzipSync(readFileSync(join(inject('page').folder, path)), { level: 9 }).length;
    const first = await loaded();
    expect(first.filter((path) => path.includes('menu-list'))).toEqual([]);
    expect(first.map(weigh).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(115_000);
    await page.getByRole('button', { name: 'ظاہری شکل' }).click();
    await page.getByRole('menu').waitFor();
    await expect.poll(async () => (await loaded()).filter((path) => path.includes('menu-list'))).toHaveLength(1);
  });

  test('switches the language, keeps what was typed and remembers', async () => {
    const { page } = await open();
    await page.getByLabel('Note').fill('ابھی لکھا ہوا');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('This is not a fatwa.').waitFor();
    await expect
      .poll(() => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]))
      .toEqual(['en', 'ltr']);
    await expect.poll(() => page.getByLabel('Note').inputValue()).toBe('ابھی لکھا ہوا');
    await expect.poll(() => page.evaluate(() => document.cookie)).toContain('buniyad-locale=en');
  });

  test('chooses dark at once and remembers', async () => {
    const { page } = await open();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: 'ظاہری شکل' }).click();
    const dark = page.getByRole('menuitemradio', { name: 'گہرا' });
    expect(await dark.getAttribute('aria-checked')).toBe('false');
    await dark.click();
    await expect.poll(ground).not.toBe(light);
    await expect.poll(() => page.evaluate(() => document.cookie)).toContain('buniyad-theme=dark');
  });

  test('the first Tab leads past the bar', async () => {
    const { page } = await open();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('سیدھے مواد پر جائیں');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('a navigation names the page, moves focus and marks the entry', async () => {
    const { page, host } = await open();
    host.signedIn = true;
    await page.reload();
    await page.getByRole('link', { name: 'محفوظ' }).click();
    await page.getByRole('heading', { name: 'Kept screen' }).waitFor();
    await expect.poll(() => page.title()).toBe('Kept screen · بنیاد');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
    await expect.poll(() => page.getByRole('link', { name: 'محفوظ' }).getAttribute('aria-current')).toBe('page');
  });

  test('an address that leads nowhere says so', async () => {
    const { page } = await open('/nowhere/at/all');
    await page.getByRole('heading', { name: 'صفحہ نہیں ملا' }).waitFor();
  });

  test('a long name of the product is cut at its end on a phone, and covers neither the language nor the menu', async () => {
    const { page } = await open('/', { viewport: { width: 360, height: 780 } });
    const name = page.getByRole('banner').locator('.brand-mark + span');
    await name.evaluate((element) => {
      element.textContent = 'Pakistan Farmers’ Cooperative Development Company';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await name.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    const [brand, language] = await Promise.all([
      name.boundingBox(),
      page.getByRole('button', { name: 'English' }).boundingBox(),
    ]);
    expect((language?.x ?? 0) + (language?.width ?? 0)).toBeLessThanOrEqual(brand?.x ?? 0);
  });

  test('on a phone everything is in one menu', async () => {
    const { page } = await open('/', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByRole('button', { name: 'مینو' }).click();
    await page.getByRole('menu').waitFor();
    await page.getByRole('menuitem', { name: 'لاگ اِن کریں' }).waitFor();
    for (const choice of ['نوٹ', 'محفوظ', 'گہرا']) {
      await page.getByRole('menuitemradio', { name: choice }).waitFor();
    }
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  describe('when something fails', () => {
    test('a broken screen says so and comes back with what was typed', async () => {
      const { page } = await open();
      await page.getByLabel('Note').fill('بہت کچھ لکھا');
      await page.getByRole('button', { name: 'Break' }).click();
      await page.getByRole('alert').getByText('کوئی ایسا مسئلہ آیا').waitFor();
      await page.getByRole('button', { name: 'دوبارہ کوشش کریں' }).click();
      await expect.poll(() => page.getByLabel('Note').inputValue()).toBe('بہت کچھ لکھا');
    });

    test('no network is a quiet line', async () => {
      const { page } = await open();
      await page.context().setOffline(true);
      await page.getByRole('status').getByText('انٹرنیٹ نہیں ہے').waitFor();
      await page.context().setOffline(false);
      await expect.poll(() => page.getByText('انٹرنیٹ نہیں ہے').count()).toBe(0);
    });

    test('a host that is away is asked again by hand', async () => {
      const { page, host } = await open();
      host.failing = 503;
      await page.goto(new URL('/kept', inject('page').url).href);
      const retry = page.getByRole('button', { name: 'دوبارہ کوشش کریں' });
      await retry.waitFor({ timeout: 30_000 });
      host.failing = null;
      host.signedIn = true;
      await retry.click();
      await page.getByRole('heading', { name: 'Kept screen' }).waitFor();
    });
  });

  describe('signing in', () => {
    test('comes between a visitor and a screen that needs it, and leads back', async () => {
      const { page } = await open('/kept');
      await page.getByRole('heading', { name: 'لاگ اِن' }).waitFor();
      await page.getByRole('button', { name: 'ڈیمو اکاؤنٹ سے لاگ اِن کریں' }).click();
      await page.getByRole('heading', { name: 'Kept screen' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/kept');
    });

    test('says what was wrong, keeps the address through a reload and never the password', async () => {
      const { page, host } = await open('/sign-in');
      host.auth.set('/sign-in/email', {
        status: 401,
        body: wireError('INVALID_EMAIL_OR_PASSWORD', 'unauthenticated', 'auth.error.wrong-sign-in'),
      });
      await page.getByLabel('ای میل').fill('a@example.com');
      await page.getByRole('textbox', { name: 'پاس ورڈ' }).fill('some password here');
      await page.getByRole('button', { name: 'لاگ اِن کریں', exact: true }).click();
      await page.getByRole('alert').getByText('ای میل یا پاس ورڈ درست نہیں').waitFor();
      await page.reload();
      await expect.poll(() => page.getByLabel('ای میل').inputValue()).toBe('a@example.com');
      await expect.poll(() => page.getByRole('textbox', { name: 'پاس ورڈ' }).inputValue()).toBe('');
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('some password');
    });

    test('shows a field’s error at the field', async () => {
      const { page, host } = await open('/sign-up');
      host.auth.set('/sign-up/email', {
        status: 400,
        body: { ...Object(wireError('PASSWORD_COMMON', 'invalid', 'auth.error.password-common')), field: 'password' },
      });
      await page.getByLabel('ای میل').fill('a@example.com');
      await page.getByRole('textbox', { name: 'پاس ورڈ' }).fill('password1234');
      await page.getByRole('main').getByRole('button', { name: 'اکاؤنٹ بنائیں' }).click();
      const field = page.getByRole('textbox', { name: 'پاس ورڈ' });
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      await expect.poll(() => field.inputValue()).toBe('password1234');
    });

    test('a session in use is prolonged once a page load; a visitor asks nothing', async () => {
      const { page, host } = await open();
      await page.getByRole('link', { name: 'لاگ اِن کریں' }).waitFor();
      expect(host.prolonged).toBe(0);
      host.signedIn = true;
      await page.goto(new URL('/kept', inject('page').url).href);
      await page.getByRole('heading', { name: 'Kept screen' }).waitFor();
      await page.getByRole('link', { name: 'نوٹ' }).click();
      await page.getByLabel('Note').waitFor();
      await expect.poll(() => host.prolonged).toBe(1);
    });

    test('leaves by the menu', async () => {
      const { page, host } = await open();
      host.signedIn = true;
      await page.reload();
      await page.getByRole('button', { name: 'Ayesha Khan' }).click();
      await page.getByRole('menuitem', { name: 'لاگ آؤٹ کریں' }).click();
      await page.getByRole('link', { name: 'لاگ اِن کریں' }).waitFor();
      expect(host.posted.has('/sign-out')).toBe(true);
    });
  });
});
