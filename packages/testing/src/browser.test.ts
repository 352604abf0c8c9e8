import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launchBrowser, screenshot } from './browser.ts';
import { needs } from './needs.ts';
import { tempDir } from './temp-dir.ts';

needs('chromium').describe('the browser', () => {
  test('shows a right-to-left page and takes a picture of it', { timeout: 60_000 }, async () => {
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.setContent('<html lang="ur" dir="rtl"><p id="p">سلام</p></html>');
    expect(await page.locator('#p').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');

    const folder = tempDir('picture');
    onTestFinished(folder.remove);
    const path = join(folder.path, 'made', 'page.png');
    await screenshot(page, path);
    expect(statSync(path).size).toBeGreaterThan(1000);
  });
});
