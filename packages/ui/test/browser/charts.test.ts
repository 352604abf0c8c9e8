import { needs } from '@repo/testing';
import { expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('charts', () => {
  const open = useGallery();

  test.each(['ur', 'en'] as const)('run left to right, say themselves and keep their table (%s)', async (locale) => {
    const { page } = await open({ show: 'charts', locale });
    const charts = page.getByRole('img');
    await expect.poll(() => charts.count()).toBe(3);
    for (const chart of await charts.all()) await expect.poll(() => chart.getAttribute('aria-label')).toMatch(/.{11}/);
    const [first, last] = [
      await page.getByText(/22 (?:December|Dec|دسمبر) 2026/).boundingBox(),
      await page.getByText(/22 (?:November|Nov|نومبر) 2031/).boundingBox(),
    ];
    expect(first && last && first.x < last.x).toBe(true);
    const table = page.getByRole('button', { name: locale === 'ur' ? 'جدول میں دیکھیں' : 'Show as a table' }).first();
    await table.click();
    await expect
      .poll(() =>
        page
          .getByText(locale === 'ur' ? 'جدول۔' : 'The table.')
          .first()
          .isVisible(),
      )
      .toBe(true);
  });

  test.each([320, 390, 1280])('fit %i px and label every area', async (width) => {
    const { page } = await open({ show: 'charts', locale: 'ur', context: { viewport: { width, height: 900 } } });
    const balance = ['زمین میں پانی کی کمی', 'پیاس کی حد', 'کل دستیاب پانی', 'پانی لگایا', 'بارش', 'متوقع موسم'];
    for (const label of ['آپ کا حصہ', 'بینک کا حصہ', 'منافع', 'اصل لاگت', ...balance])
      await page.locator('svg text', { hasText: label }).first().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const cut = await page.locator('svg.chart text').evaluateAll((texts) =>
      texts.flatMap((text) => {
        const [own, drawing] = [text.getBoundingClientRect(), text.closest('svg')?.getBoundingClientRect()];
        const inside = drawing && own.left >= drawing.left - 1 && own.right <= drawing.right + 1;
        return inside ? [] : [text.textContent];
      }),
    );
    expect(cut).toEqual([]);
  });

  test('draw a season so that it reads in grey: dashes for the limit, rain from above, irrigation from below', async () => {
    const { page } = await open({ show: 'charts' });
    const chart = page.getByRole('img', { name: /^Depletion rises/ });
    await chart.locator('path[stroke-dasharray="7 5"]').waitFor();
    const edges = await chart.locator('rect').evaluateAll((bars) =>
      bars.map((bar) => ({
        fill: getComputedStyle(bar).fill.startsWith('url')
          ? 'hatch'
          : (bar.getAttribute('style')?.match(/color-(\w+)/)?.[1] ?? ''),
        top: Math.round(Number(bar.getAttribute('y'))),
        bottom: Math.round(Number(bar.getAttribute('y')) + Number(bar.getAttribute('height'))),
      })),
    );
    const of = (fill: string) => edges.filter((bar) => bar.fill === fill);
    expect(of('hatch')).toHaveLength(1);
    expect(of('rain').length).toBeGreaterThan(2);
    expect(new Set(of('rain').map(({ top }) => top)).size).toBe(1);
    expect(of('irrigation').length).toBeGreaterThan(2);
    expect(new Set(of('irrigation').map(({ bottom }) => bottom)).size).toBe(1);
  });

  test('tell the figures of a column that is pointed at, tapped or reached by keys, and of all otherwise', async () => {
    const { page } = await open({ show: 'charts', context: { viewport: { width: 360, height: 800 }, hasTouch: true } });
    const chart = page.getByRole('figure').filter({ hasText: 'Bags sold by day' });
    const legend = async () => (await chart.locator('ul').locator('..').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ');
    const all = /^Whole month 4,960 bags .*Shop D 1,984 .*Shop A 496 Limit 400$/;
    await expect.poll(legend).toMatch(all);
    const plot = chart.locator('svg.chart');
    const box = await plot.boundingBox();
    if (!box) throw new Error('the chart is not drawn');
    const last = { x: box.width - 8, y: 100 };
    await plot.hover({ position: last });
    await expect.poll(legend).toMatch(/^Day 31 310 bags .*Shop D 124 .*Shop A 31 Limit 400$/);
    await page.mouse.move(0, 0);
    await expect.poll(legend).toMatch(all);
    await plot.tap({ position: last });
    await expect.poll(legend).toMatch(/^Day 31 310 bags/);
    await plot.tap({ position: last });
    await expect.poll(legend).toMatch(all);

    const slider = chart.getByRole('slider', { name: /^The most, 310 bags/ });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(legend).toMatch(/^Day 2 20 bags/);
    expect(await slider.getAttribute('aria-valuetext')).toBe('Day 2: 20 bags');
    await page.keyboard.press('Home');
    await expect.poll(legend).toMatch(all);
  });

  test('draw the parts of a sum with a texture each, and the limit as dashes', async () => {
    const { page } = await open({ show: 'charts' });
    const chart = page.getByRole('figure').filter({ hasText: 'Bags sold by day' });
    await expect.poll(() => chart.locator('svg.chart path.stack-limit').getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
    const fills = await chart
      .locator('svg.chart rect')
      .evaluateAll((bars) => [...new Set(bars.map((bar) => bar.getAttribute('fill') ?? ''))]);
    expect(fills).toHaveLength(4);
    const textures = await chart
      .locator('pattern')
      .evaluateAll((patterns) => patterns.map((pattern) => pattern.querySelector('path')?.getAttribute('d') ?? 'plain'));
    expect(new Set(textures).size).toBe(6);
  });

  test('stand still under reduced motion', async () => {
    const { page } = await open({ show: 'words', context: { reducedMotion: 'reduce' } });
    const duration = await page
      .locator('.animate-turn')
      .first()
      .evaluate((element) => getComputedStyle(element).animationDuration);
    expect(Number.parseFloat(duration)).toBeLessThanOrEqual(0.001);
  });
});
