/** Tabs that are used again: a fresh profile starts a process and compiles the app's scripts anew, which costs more than most tests. */
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

export interface Tabs {
  /**
   * A tab that remembers nothing: a wiped one where there is one with these options, whatever its size was. Functions exposed to
   * a page, scripts added to all its documents and a clock that was put into it cannot be wiped: who needs them makes a context.
   */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Wipes one tab, or all that are open, for the next to come. Those whose context was closed are forgotten. */
  wipe(page?: Page): Promise<void>;
}

interface Tab {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly options: BrowserContextOptions;
  readonly kind: string;
  /** `Cross-Origin-Opener-Policy` of the last document. */
  openerPolicy: string;
}

/**
 * @example
 * const tabs = openTabs(await launchBrowser());
 * afterEach(() => tabs.wipe());
 * test('…', async () => {
 *   const page = await tabs.open({ viewport: { width: 360, height: 740 } });
 * });
 */
export function openTabs(browser: Browser): Tabs {
  const used = new Set<Tab>();
  const wiped: Tab[] = [];

  return {
    async open({ viewport, ...options } = {}) {
      const kind = JSON.stringify(options);
      const index = wiped.findIndex((tab) => tab.kind === kind);
      const tab = wiped.splice(index, index < 0 ? 0 : 1)[0] ?? (await openTab(browser, kind, options));
      used.add(tab);
      if (viewport) await tab.page.setViewportSize(viewport);
      return tab.page;
    },
    async wipe(page) {
      const tabs = [...used].filter((tab) => page === undefined || tab.page === page);
      for (const tab of tabs) used.delete(tab);
      await Promise.all(
        tabs.map(async (tab) => {
          if (await wipeTab(tab)) wiped.push(tab);
        }),
      );
    },
  };
}

async function openTab(browser: Browser, kind: string, options: BrowserContextOptions): Promise<Tab> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const tab: Tab = { page, devtools: await context.newCDPSession(page), options, kind, openerPolicy: 'unsafe-none' };
  context.on('response', (response) => {
    if (!response.request().isNavigationRequest()) return;
    tab.openerPolicy = response.headers()['cross-origin-opener-policy'] ?? 'unsafe-none';
  });
  return tab;
}

/** Says whether the tab can be used again. One that crashed or hangs is closed. */
async function wipeTab(tab: Tab): Promise<boolean> {
  if (tab.page.isClosed()) return false;
  try {
    await forget(tab);
    return true;
  } catch {
    await tab.page.context().close();
    return false;
  }
}

async function forget({ page, devtools, options, openerPolicy }: Tab): Promise<void> {
  const context = page.context();
  await Promise.all(context.pages().map((other) => (other === page ? undefined : other.close())));
  await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  // What a page stores while it leaves may arrive after the next one has begun, and after everything was cleared.
  await page.evaluate(() => {
    Storage.prototype.setItem = () => undefined;
  });
  const { entries } = await devtools.send('Page.getNavigationHistory');
  const origins = new Set(entries.map(({ url }) => new URL(url).origin).filter((origin) => origin !== 'null'));
  for (const origin of origins) {
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers' });
    // What belongs to the tab is within reach of a document of that origin only; the page may store more on its way there.
    const empty = `${origin}/empty`;
    // A document of another policy would get a process of its own, and so would the next one after it.
    const headers = { 'content-type': 'text/html', 'cross-origin-opener-policy': openerPolicy };
    await page.route(empty, (route) => route.fulfill({ headers, body: '' }));
    await page.goto(empty);
    await page.unroute(empty);
    await page.evaluate(() => {
      sessionStorage.clear();
      window.name = '';
    });
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }
  await devtools.send('Page.resetNavigationHistory');
  await context.clearCookies();
  await context.clearPermissions();
  const { colorScheme = 'light', reducedMotion = 'no-preference', forcedColors = 'none', contrast = 'no-preference' } = options;
  await page.emulateMedia({ media: null, colorScheme, reducedMotion, forcedColors, contrast });
  // Outside, where it hovers over nothing.
  await page.mouse.move(-1, -1);
}
