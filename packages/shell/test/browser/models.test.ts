import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fits, openPage } from './open-page.ts';

const view = { refused: null, folder: '/srv/models', overruledBy: null, files: [], servers: [], cards: [] };

const part = {
  file: 'qalb-8b.gguf',
  bytes: 630_000_000,
  total: 4_680_000_000,
  chosen: false,
  said: null,
  acceptedLicence: 'apache-2.0',
  pulling: false,
  failure: { messageKey: 'shell.models.error.cut', params: { host: 'example.org', bytes: '630 MB', total: '4.68 GB' } },
};

needs('chromium').describe('model files', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  test('a file is fetched only once its licence is accepted, and one that was cut says so and goes on', async () => {
    const { page, host } = await openPage(tabs, '/organization/models', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.models.list', view);
      fake.procedures.set('platform.models.pull', (input: unknown) => {
        fake.posted.set('pull', input);
        fake.procedures.set('platform.models.list', { ...view, files: [part] });
        return [part.file];
      });
      fake.procedures.set('platform.models.resume', (input: unknown) => {
        fake.posted.set('resume', input);
        return null;
      });
    });
    await page.getByRole('button', { name: 'نئی فائل لائیں' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.locator('input[name=url]').fill('https://example.org/qalb-8b.gguf');
    await sheet.locator('input[name=sha256]').fill('a'.repeat(64));
    await sheet.locator('input[name=licence]').fill('apache-2.0');
    await sheet.getByRole('button', { name: 'ڈاؤن لوڈ کریں' }).click();
    await sheet.getByText('پہلے لائسنس پڑھیں').waitFor();
    expect(host.posted.has('pull')).toBe(false);
    await sheet.getByRole('checkbox').check();
    await sheet.getByRole('button', { name: 'ڈاؤن لوڈ کریں' }).click();
    await page.getByText('رابطہ ٹوٹ گیا').waitFor();
    const source = { url: 'https://example.org/qalb-8b.gguf', sha256: 'a'.repeat(64), licence: 'apache-2.0' };
    expect(host.posted.get('pull')).toEqual({ source, accepted: true });
    await fits(page);
    await page.getByRole('button', { name: /qalb-8b\.gguf.* باقی بھی لائیں/ }).click();
    await expect.poll(() => host.posted.get('resume')).toEqual({ file: part.file });
  });

  test('where others reach the product there is the reason and nothing to press', async () => {
    const { page } = await openPage(tabs, '/organization/models', (fake) => {
      fake.signedIn = true;
      fake.procedures.set('platform.models.list', { ...view, refused: 'exposed', folder: null });
    });
    await page.getByText('دوسروں کے لیے کھلا ہے').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
  });
});
