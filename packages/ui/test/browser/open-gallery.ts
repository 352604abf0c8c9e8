import { sharedTabs } from '@repo/testing/shared-tabs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, expect, inject } from 'vitest';

export interface Opened {
  readonly page: Page;
  /** Addresses of the fonts that the page asked for. */
  readonly fonts: readonly string[];
}

export interface GalleryView {
  /** A chapter of `gallery/chapters.tsx`. */
  readonly show: string;
  readonly locale?: 'ur' | 'en';
  readonly digits?: 'latn' | 'urdu';
  readonly theme?: 'light' | 'dark';
  readonly context?: BrowserContextOptions;
}

/** Every opened page must run without an error of its own. */
export function useGallery(): (view: GalleryView) => Promise<Opened> {
  let mistakes: string[] = [];
  afterEach(async () => {
    await (await sharedTabs()).wipe();
    const seen = mistakes;
    mistakes = [];
    expect(seen).toEqual([]);
  });

  return async ({ show, locale = 'en', digits = 'latn', theme = 'light', context }) => {
    const tabs = await sharedTabs();
    const page = await tabs.open({ viewport: { width: 1280, height: 900 }, ...context });
    const fonts: string[] = [];
    page.on('pageerror', (error) => mistakes.push(String(error)));
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url());
    });
    await page.goto(`${inject('galleryUrl')}?${new URLSearchParams({ show, locale, digits, theme })}`);
    await page.locator(`[data-chapter="${show}"]`).waitFor();
    await page.evaluate(() => document.fonts.ready);
    return { page, fonts };
  };
}
