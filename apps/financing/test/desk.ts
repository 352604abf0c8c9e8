/** What the browser tests share: the built app, a browser, and a person in front of it. */
import { launchBrowser } from '@repo/testing/browser';
import { type RunningApp, startApp } from '@repo/testing/start-app';
import { tempDir } from '@repo/testing/temp-dir';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import en from '../src/messages/en.json' with { type: 'json' };
import ur from '../src/messages/ur.json' with { type: 'json' };

export const catalogues = { en, ur };
export type Locale = keyof typeof catalogues;

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** A message of the vertical in the visitor's language. */
  readonly t: (key: keyof typeof en) => string;
}

export interface VisitOptions {
  readonly locale?: Locale;
  readonly digits?: 'latn' | 'urdu';
  readonly width?: number;
  readonly height?: number;
}

export interface Desk {
  /** A visitor with a fresh profile. Any error in the page fails the test. */
  visit(path: string, options?: VisitOptions): Promise<Visit>;
  url(): string;
  /** Ends the server as a power switch ends a program, and starts it again on the same data. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
}

/** On a machine that does much else at once. */
const startMillis = 60_000;

/** The built vertical alone, on a data folder of its own. */
export async function openDesk(): Promise<Desk> {
  const data = tempDir('financing-browser');
  const [started, browser] = await Promise.all([
    startApp('financing', { dataDir: data.path, timeout: startMillis }),
    launchBrowser(),
  ]);
  let app: RunningApp = started;
  return {
    async visit(path, { locale = 'ur', digits = 'latn', width = 1280, height = 900 } = {}) {
      const context = await browser.newContext({ viewport: { width, height } });
      const cookies = { 'buniyad-locale': locale, 'buniyad-digits': digits };
      await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: app.url })));
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => expect.unreachable(`the page threw ${error.message}`));
      await page.goto(app.url + path);
      return { page, context, t: (key) => catalogues[locale][key] };
    },
    url: () => app.url,
    async killAndRestart() {
      await app.kill();
      app = await startApp('financing', { dataDir: data.path, port: app.port, timeout: startMillis });
    },
    async close() {
      await browser.close();
      await app.stop();
      data.remove();
    },
  };
}

/** The control of a field of the form. */
export function field(page: Page, id: string) {
  return page.locator(`[data-place="${id}"]`).locator('input, select').first();
}

export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await field(page, id).fill(value);
}

export async function signInWithDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /demo account|ڈیمو اکاؤنٹ/ }).click();
}

/** By key, because words that arrive late move what a pointer aims at. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.press('Enter');
  expect(await tab.getAttribute('aria-selected')).toBe('true');
}

/** Pixels by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
