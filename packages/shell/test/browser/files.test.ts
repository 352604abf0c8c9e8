import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const file = {
  id: 'file_1',
  name: 'کرایہ نامہ.pdf',
  type: 'application/pdf',
  bytes: 2048,
  createdAt: '2026-11-28T07:00:00.000Z',
  removable: true,
};
const theirs = { ...file, id: 'file_2', name: 'picture.png', removable: false };
const space = { used: 4096, quota: 1_073_741_824 };

needs('chromium').describe('files', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  function open(path: string, items: readonly object[]) {
    return openSignedIn(tabs, path, (host) => {
      host.procedures.set('platform.file.list', { items, nextCursor: null, space });
    });
  }

  test('a file that did not arrive stays with the reason, and is sent again; one that arrives is in the list', async () => {
    const { page, host } = await open('/organization/files', []);
    let status = 503;
    const names: (string | undefined)[] = [];
    await page.route('**/api/files?**', async (route) => {
      names.push(route.request().headers()['x-file-name']);
      const body = status === 201 ? {} : wireError('FILES_UNAVAILABLE', 'unavailable', 'errors.UNAVAILABLE');
      await route.fulfill({ status, json: body });
    });
    await page.getByText('ابھی کوئی فائل نہیں لگائی').waitFor();
    const upload = { name: 'کرایہ نامہ.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await page.setInputFiles('input[type=file]', upload);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('کرایہ نامہ.pdf').isVisible()).toBe(true);
    status = 201;
    host.procedures.set('platform.file.list', { items: [file], nextCursor: null, space });
    await page.getByRole('button', { name: 'دوبارہ کوشش کریں' }).click();
    await page.getByRole('button', { name: /کرایہ.*ڈاؤن لوڈ کریں/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(names).toEqual([encodeURIComponent('کرایہ نامہ.pdf'), encodeURIComponent('کرایہ نامہ.pdf')]);
  });

  test('a file that was refused itself is not offered again: it leaves the list', async () => {
    const { page } = await open('/organization/files', [file]);
    await page.route('**/api/files?**', (route) =>
      route.fulfill({ status: 400, json: wireError('FILE_TYPE_REFUSED', 'invalid', 'errors.FILE_TYPE_REFUSED') }),
    );
    const program = { name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
    const large = { name: 'large.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1_048_576 + 1) };
    await page.setInputFiles('input[type=file]', [program, large]);
    await page.getByRole('alert').nth(1).waitFor();
    expect(await page.getByRole('button', { name: 'دوبارہ کوشش کریں' }).count()).toBe(0);
    const drop = page.getByRole('button', { name: 'فہرست سے ہٹائیں' });
    await drop.first().click();
    await drop.click();
    await page.getByText('large.pdf').waitFor({ state: 'detached' });
    expect(await page.getByText('setup.exe').count()).toBe(0);
  });

  test('a file is deleted after a question, and only by who may; the space is told', async () => {
    const { page, host } = await open('/organization/files', [file, theirs]);
    await page.getByRole('progressbar', { name: /4 KB/ }).waitFor();
    expect(await page.getByRole('button', { name: /picture\.png.*حذف/ }).count()).toBe(0);
    await page.getByRole('button', { name: /کرایہ.*حذف کریں/ }).click();
    host.procedures.set('platform.file.remove', null);
    host.procedures.set('platform.file.list', { items: [theirs], nextCursor: null, space });
    await page.getByRole('dialog').getByRole('button', { name: 'حذف کریں', exact: true }).click();
    await closed(page.getByRole('dialog'));
    await page.getByRole('button', { name: /کرایہ.*حذف کریں/ }).waitFor({ state: 'detached' });
    await fits(page);
  });
});
