/** What browser tests of an app share: the built app on data of its own, a browser, and people in front of it. */
import type { BrowserContext, Cookie, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { currentTry } from './current-try.ts';
import type {} from './serve-app.ts';
import { sharedTabs } from './shared-tabs.ts';
import { type RunningApp, type StartAppOptions, startApp } from './start-app.ts';
import type { Tabs } from './tabs.ts';
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
  /**
   * Calls a mutation as a page of the app does, for what a test needs and does not look at.
   * @returns its answer
   * @throws when it fails
   */
  mutate(path: string, input: unknown, session: readonly Cookie[]): Promise<unknown>;
  close(): Promise<void>;
}

/** With a server that nobody else uses. */
export interface OwnDesk<Key extends string> extends Desk<Key> {
  /** Ends the server as a power switch ends a program, and starts it again on the same data. */
  killAndRestart(): Promise<void>;
}

/** How the app is started. */
export type DeskOptions = Pick<StartAppOptions, 'entry' | 'env' | 'nodeArgs'>;

type Catalogues<Key extends string> = Readonly<Record<'ur' | 'en', Readonly<Record<Key, string>>>>;

/** On a machine that does much else at once. */
const startMillis = 60_000;
const preferences = /^buniyad-(?:locale|digits|theme)$/;

let sharedSession: Promise<readonly Cookie[]> | undefined;

/**
 * The app of `serve-app`, which all test files use: what one of them makes, the others find.
 *
 * @param catalogues the app's messages by language
 */
export async function sharedDesk<Key extends string>(catalogues: Catalogues<Key>): Promise<Desk<Key>> {
  const desk = deskAt(inject('appUrl'), await sharedTabs(), catalogues);
  return {
    ...desk,
    signIn() {
      sharedSession ??= desk.signIn();
      return sharedSession;
    },
  };
}

/**
 * An app of this desk alone, on data of its own.
 *
 * @param catalogues the app's messages by language
 * @param options hold for every start of the app
 */
export async function openDesk<Key extends string>(
  id: string,
  catalogues: Catalogues<Key>,
  options: DeskOptions = {},
): Promise<OwnDesk<Key>> {
  const data = tempDir(`${id}-browser`);
  const settings = { ...options, dataDir: data.path, timeout: startMillis };
  const [started, tabs] = await Promise.all([startApp(id, settings), sharedTabs()]);
  let app: RunningApp = started;
  const desk = deskAt(app.url, tabs, catalogues);
  return {
    ...desk,
    async killAndRestart() {
      await app.kill();
      app = await startApp(id, { ...settings, port: app.port });
    },
    async close() {
      await desk.close();
      await app.stop();
      data.remove();
    },
  };
}

function deskAt<Key extends string>(appUrl: string, tabs: Tabs, catalogues: Catalogues<Key>): Desk<Key> {
  let lastTry: string | undefined;
  const desk: Desk<Key> = {
    async visit(path, { locale = 'ur', digits = 'latn', width = 1280, height = 900, session = [] } = {}) {
      // What an earlier test, or an earlier try of this one, left open is of no use any more, but would go on working.
      const thisTry = currentTry();
      if (thisTry !== lastTry) {
        lastTry = thisTry;
        await tabs.wipe();
      }
      // Drawing motion takes most of the time that waiting for it takes.
      const page = await tabs.open({ viewport: { width, height }, reducedMotion: 'reduce' });
      const context = page.context();
      const cookies = { 'buniyad-locale': locale, 'buniyad-digits': digits };
      await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: appUrl })));
      await context.addCookies([...session]);
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => expect.unreachable(`the page threw ${error.message}`));
      await page.goto(appUrl + path);
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
    async mutate(path, input, session) {
      const cookie = session.map(({ name, value }) => `${name}=${value}`).join('; ');
      const response = await fetch(`${appUrl}/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: new URL(appUrl).origin, cookie },
        body: JSON.stringify(input),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text).result.data;
    },
    close: () => tabs.wipe(),
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
