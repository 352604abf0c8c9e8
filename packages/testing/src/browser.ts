/** A real browser for tests. Nothing is downloaded: playwright-core drives the Chromium that is installed. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
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

/** Starts headless Chromium with a fresh profile, which goes when it closes. Throws where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(`This needs ${installHints.chromium}`);
  return chromium.launch({ executablePath, args: flags });
}

/** A PNG of the whole page once its fonts are there, animations stopped. Creates the folder. */
export async function screenshot(page: Page, path: string, options: { fullPage?: boolean } = {}): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.screenshot({ path, fullPage: options.fullPage ?? true, animations: 'disabled', caret: 'hide' });
}
