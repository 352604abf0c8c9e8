/** Takes the pictures of `docs/pictures` from the running, built product: two languages, two widths, two themes. */
import { join } from 'node:path';
import { launchBrowser, screenshot } from '@repo/testing/browser';
import { startApp } from '@repo/testing/start-app';
import type { Browser, Cookie } from 'playwright-core';
import { assistant } from './assistant.ts';
import { crops } from './crops.ts';
import { financing } from './financing.ts';
import { home } from './home.ts';
import type { Scene, View } from './scene.ts';

const scenes: readonly Scene[] = [home, financing, crops, assistant];
const sizes = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 },
  desktop: { viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 1 },
};
const folder = join(import.meta.dirname, '../../../../docs/pictures');

const app = await startApp('launchpad');
const browser = await launchBrowser();
try {
  const session = await signIn(browser);
  for (const scene of scenes) {
    for (const locale of ['ur', 'en'] as const) {
      for (const size of ['phone', 'desktop'] as const) {
        for (const theme of ['light', 'dark'] as const) await take(scene, { locale, size }, theme, session);
      }
    }
  }
} finally {
  await browser.close();
  await app.stop();
}

async function take(scene: Scene, view: View, theme: 'light' | 'dark', session: readonly Cookie[]): Promise<void> {
  const { locale, size } = view;
  const context = await browser.newContext({ ...sizes[size], colorScheme: theme });
  await context.addCookies([{ name: 'buniyad-locale', value: locale, url: app.url }]);
  if (scene.signedIn) await context.addCookies([...session]);
  const page = await context.newPage();
  await page.goto(app.url + scene.path);
  await scene.arrange(page, view);
  await screenshot(page, join(folder, scene.name, `${locale}-${size}-${theme}.png`), { fullPage: false });
  await context.close();
}

/** The cookies of the demo account, without the language of the page that it signed in on. */
async function signIn(browser: Browser): Promise<readonly Cookie[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${app.url}/sign-in?to=%2Fsettings`);
  await page.getByRole('button', { name: /demo account|ڈیمو اکاؤنٹ/ }).click();
  await page.waitForURL((url) => url.pathname === '/settings');
  const cookies = (await context.cookies()).filter(({ name }) => !name.startsWith('buniyad-'));
  await context.close();
  return cookies;
}
