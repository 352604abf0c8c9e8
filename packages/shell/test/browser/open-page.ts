import type { Tabs } from '@repo/testing/tabs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { type FakeHost, serveFakeHost } from './fake-host.ts';

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

/** An address of the page, on a phone, in front of a host that `prepare` has told who asks and what it answers. */
export async function openPage(
  tabs: Tabs,
  path: string,
  prepare: (host: FakeHost, page: Page) => unknown = () => {},
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly host: FakeHost }> {
  const page = await tabs.open({ viewport: phone, ...options });
  const host = await serveFakeHost(page);
  await prepare(host, page);
  await page.goto(new URL(path, inject('page').url).href);
  await page.getByRole('main').waitFor();
  return { page, host };
}

/** The same in front of a host that knows who asks. */
export const openSignedIn = (tabs: Tabs, path: string, prepare: (host: FakeHost, page: Page) => unknown = () => {}) =>
  openPage(tabs, path, (host, page) => {
    host.signedIn = true;
    return prepare(host, page);
  });

/** Nothing of the page stands outside of its width. */
export async function fits(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
