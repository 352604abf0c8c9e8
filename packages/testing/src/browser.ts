/** A real browser for tests. Nothing is downloaded: playwright-core drives the Chromium that is installed. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Browser, type BrowserServer, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { findChromium, installHints } from './services.ts';

/** No sandbox because tests may run as root; the rest keeps Chromium from calling its vendor's hosts. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/**
 * A page of a test lives too shortly to earn back that its scripts are compiled a second time, optimised. A deep run compiles them as a
 * person's browser does.
 */
const shortLivedPages = '--js-flags=--no-opt --no-maglev';

/** Starts headless Chromium with a fresh profile, which goes when it closes. Throws where there is none. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** The same for several processes, which connect to its `wsEndpoint()`. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...launchOptions(), host: '127.0.0.1' });
}

function launchOptions(): LaunchOptions {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(`This needs ${installHints.chromium}`);
  return { executablePath, args: process.env.TEST_DEEP ? flags : [...flags, shortLivedPages] };
}

/** A PNG of the whole page once its fonts are there, animations stopped. Creates the folder. */
export async function screenshot(page: Page, path: string, options: { fullPage?: boolean } = {}): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.screenshot({ path, fullPage: options.fullPage ?? true, animations: 'disabled', caret: 'hide' });
}
