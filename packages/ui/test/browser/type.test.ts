import { needs } from '@repo/testing';
import { describe, expect, test } from 'vitest';
import { bidiStrings } from '../../gallery/bidi-strings.ts';
import { clippedInk } from './clipped-ink.ts';
import { useGallery } from './open-gallery.ts';
import { visualOrder } from './visual-order.ts';

needs('chromium').describe('type', () => {
  const open = useGallery();

  test('an English page never asks for Nastaliq, not even for an Urdu name', async () => {
    const { page, fonts } = await open({ show: 'words' });
    await page.getByText('ایکسیسبیلٹی').first().waitFor();
    expect(fonts.some((url) => url.includes('source-sans-3'))).toBe(true);
    expect(fonts.filter((url) => url.includes('nastaliq'))).toEqual([]);
  });

  test('an Urdu page reads in Nastaliq and types in Naskh', async () => {
    const { page, fonts } = await open({ show: 'fields', locale: 'ur' });
    expect(fonts.some((url) => url.includes('nastaliq'))).toBe(true);
    const family = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).fontFamily.split(',')[0]);
    expect(await family('label')).toContain('Noto Nastaliq Urdu');
    for (const control of ['input[type=text]', 'select', 'textarea']) expect(await family(control)).not.toContain('Nastaliq');
    const leading = await page
      .locator('label')
      .first()
      .evaluate((element) => {
        const { lineHeight, fontSize } = getComputedStyle(element);
        return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      });
    // Nastaliq is set at 1.15 of the nominal size: 2.0 to 2.2 of its own.
    expect(leading / 1.15).toBeGreaterThanOrEqual(2);
    expect(leading / 1.15).toBeLessThanOrEqual(2.2);
  });

  test('figures are tabular in both digit scripts', async () => {
    for (const digits of ['latn', 'urdu'] as const) {
      const { page } = await open({ show: 'tables', locale: 'ur', digits });
      const widths = await page
        .locator('td')
        .first()
        .evaluate((cell, script) => {
          const from = script === 'urdu' ? 0x06f0 : 0x30;
          return Array.from({ length: 10 }, (_, digit) => {
            const probe = cell.appendChild(document.createElement('span'));
            probe.textContent = String.fromCodePoint(from + digit).repeat(20);
            const { width } = probe.getBoundingClientRect();
            probe.remove();
            return Math.round(width * 10);
          });
        }, digits);
      expect(new Set(widths).size, `${digits}: ${widths}`).toBe(1);
    }
  });

  test.each(['ur', 'en'] as const)('decimals of a column stand under each other (%s)', async (locale) => {
    const { page } = await open({ show: 'tables', locale });
    const edges = await page.locator('tr:has(> th[scope=row]) td:nth-child(4)').evaluateAll((cells) =>
      cells
        .filter((cell) => cell.textContent && cell.getClientRects().length > 0)
        .map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return Math.round(range.getBoundingClientRect().right);
        }),
    );
    expect(edges.length).toBeGreaterThan(5);
    expect(new Set(edges).size).toBe(1);
  });

  describe('what right-to-left text would tear apart stays in order', () => {
    test('in text', async () => {
      const { page } = await open({ show: 'texts', locale: 'ur' });
      const seen: string[] = [];
      for (const { text, shows } of bidiStrings) {
        seen.push(await page.locator(`[data-bidi="${text}"]`).evaluate(visualOrder, shows));
      }
      expect(seen).toEqual(bidiStrings.map(({ shows }) => shows));
    });

    test('a list takes its direction from its container', async () => {
      const { page } = await open({ show: 'texts' });
      const item = page.locator('[data-bidi="C++ میں"]');
      await expect.poll(() => item.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    });
  });

  describe('no ink of Urdu is cut', () => {
    test.each(['texts', 'words', 'choices', 'fields', 'overlays'])('in %s', async (show) => {
      const { page } = await open({ show, locale: 'ur' });
      await expect.poll(() => page.evaluate(clippedInk)).toEqual([]);
    });

    test('the measure finds ink that is cut', async () => {
      const { page } = await open({ show: 'words', locale: 'ur' });
      await page.addStyleTag({ content: 'h1 { overflow: hidden; line-height: 1; }' });
      await expect.poll(() => page.evaluate(clippedInk)).toContainEqual(expect.stringContaining('گاڑی'));
    });
  });

  test('a heading wraps and is never cut to a line', async () => {
    const { page } = await open({ show: 'words', locale: 'ur', context: { viewport: { width: 320, height: 700 } } });
    const cut = await page.locator('h1, h2, p, label, button').evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { textOverflow, whiteSpace, fontFamily } = getComputedStyle(element);
          return fontFamily.startsWith('"Noto Nastaliq') && (textOverflow === 'ellipsis' || whiteSpace === 'nowrap');
        })
        .map((element) => element.textContent),
    );
    expect(cut).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
