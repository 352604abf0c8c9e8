/** What browser tests of an app share: the built app on data of its own, a browser, and people in front of it. */
import type { BrowserContext, Cookie, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type RunningApp, type StartAppOptions, startApp } from './start-app.ts';
import { openTabs } from './tabs.ts';
import { tempDir } from './temp-dir.ts';

export interface Visit<Key extends string> {
  readonly page: Page;
  readonly context: BrowserContext;
  /** A message of the app in the visitor's language. */
  readonly t: (key: Key) => string;
  /** Ends the visit before the test ends: the next begins in its tab. */
  readonly leave: () => Promise<void>;
}

export interface VisitOptions {
  readonly locale?: 'ur' | 'en';
  readonly digits?: 'latn' | 'urdu';
  readonly width?: number;
  readonly height?: number;
  /** A session to begin with, as `signIn` returned it. */
  readonly session?: readonly Cookie[];
}

export interface Desk<Key extends string> {
  /** A visitor with a fresh profile. Any error that the page throws fails the test. */
  visit(path: string, options?: VisitOptions): Promise<Visit<Key>>;
  /** Signs in with the demo account, once for all who need a session: whoever does it again and again is slowed down. */
  signIn(): Promise<readonly Cookie[]>;
  /** Ends the server as a power switch ends a program, and starts it again on the same data. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
}

/** How the app is started. */
export type DeskOptions = Pick<StartAppOptions, 'env'>;

/** On a machine that does much else at once. */
const startMillis = 60_000;
const preferences = /^buniyad-(?:locale|digits|theme)$/;

/**
 * @param catalogues the app's messages by language
 * @param options hold for every start of the app
 */
export async function openDesk<Key extends string>(
  id: string,
  catalogues: Readonly<Record<'ur' | 'en', Readonly<Record<Key, string>>>>,
  options: DeskOptions = {},
): Promise<Desk<Key>> {
  const data = tempDir(`${id}-browser`);
  const settings = { ...options, dataDir: data.path, timeout: startMillis };
  const [started, browser] = await Promise.all([startApp(id, settings), launchBrowser()]);
  const tabs = openTabs(browser);
  let app: RunningApp = started;
  let lastTest: string | undefined;

  const desk: Desk<Key> = {
    async visit(path, { locale = 'ur', digits = 'latn', width = 1280, height = 900, session = [] } = {}) {
      // What an earlier test left open is of no use any more, but would go on working.
      const { currentTestName } = expect.getState();
      if (currentTestName !== lastTest) {
        lastTest = currentTestName;
        await tabs.wipe();
      }
      const page = await tabs.open({ viewport: { width, height } });
      const context = page.context();
      const cookies = { 'buniyad-locale': locale, 'buniyad-digits': digits };
      await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: app.url })));
      await context.addCookies([...session]);
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => expect.unreachable(`the page threw ${error.message}`));
      await page.goto(app.url + path);
      return { page, context, t: (key) => catalogues[locale][key], leave: () => tabs.wipe(page) };
    },
    async signIn() {
      const { page, context, leave } = await desk.visit('/sign-in?to=%2Fsettings');
      await signInWithDemo(page);
      await page.waitForURL((url) => url.pathname === '/settings');
      const session = (await context.cookies()).filter(({ name }) => !preferences.test(name));
      await leave();
      return session;
    },
    async killAndRestart() {
      await app.kill();
      app = await startApp(id, { ...settings, port: app.port });
    },
    async close() {
      await browser.close();
      await app.stop();
      data.remove();
    },
  };
  return desk;
}

/** On the sign-in page. */
export async function signInWithDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /demo account|ڈیمو اکاؤنٹ/ }).click();
}

/** On the list of mails, which may come later than the answer to the request that sent one: opens the newest as soon as there is one. */
export async function openMail(page: Page): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/dev/inbox');
  const newest = page.locator('a[href^="/dev/inbox/"]').first();
  while (!(await newest.isVisible())) await page.reload();
  await newest.click();
}

/** Pixels by which the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Language and direction of the page. */
export function pageLanguage(page: Page): Promise<string[]> {
  return page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
}
