/** Takes the pictures of `docs/pictures` from the running, built product: two languages, two widths, two themes. */
import { join } from 'node:path';
import en from '@repo/financing/messages/en.json' with { type: 'json' };
import ur from '@repo/financing/messages/ur.json' with { type: 'json' };
import { launchBrowser, screenshot } from '@repo/testing/browser';
import { startApp } from '@repo/testing/start-app';
import type { Page } from 'playwright-core';

const messages = { ur, en };
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 1200 } };
const folder = join(import.meta.dirname, '../../../../docs/pictures');

const app = await startApp('launchpad');
const browser = await launchBrowser();
try {
  for (const locale of ['ur', 'en'] as const) {
    for (const size of ['phone', 'desktop'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: sizes[size], colorScheme: theme, deviceScaleFactor: 1.5 });
        await context.addCookies([{ name: 'buniyad-locale', value: locale, url: app.url }]);
        const page = await context.newPage();
        await page.goto(`${app.url}/financing/`);
        await fillExample(page, messages[locale]);
        if (size === 'phone') await showResult(page, messages[locale]);
        await screenshot(page, join(folder, `${locale}-${size}-${theme}.png`), { fullPage: false });
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await app.stop();
}

async function fillExample(page: Page, t: typeof en): Promise<void> {
  await page.getByRole('radio').last().check();
  await page.getByRole('button', { name: t['financing.new.example'] }).click();
  await page.getByRole('tab', { name: t['financing.tabs.charts'] }).click();
  await page.getByRole('img').first().waitFor();
}

/** On a phone the result comes after the form. */
async function showResult(page: Page, t: typeof en): Promise<void> {
  const top = await page.getByRole('region', { name: t['financing.result.title'] }).boundingBox();
  await page.mouse.wheel(0, top?.y ?? 0);
  await page.waitForTimeout(500);
}
