import type { IsoDate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { overflow } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayText } from '../src/advice/day-text.ts';
import { advice, daysFromToday, stationFile, storeStation, useCrops } from './crops-desk.ts';

/** Pairs of words of the chart that stand on each other, and words on a bar of water. */
function overprinted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const drawn = [...document.querySelectorAll('svg.chart text, svg.chart rect[style*="color-"]')];
    const boxes = drawn.map((one) => ({
      text: one.textContent || 'a bar',
      bar: one.tagName === 'rect',
      box: one.getBoundingClientRect(),
    }));
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => !(a.bar && b.bar))
        .filter(({ box }) => Math.min(a.box.right, box.right) - Math.max(a.box.left, box.left) > 1)
        .filter(({ box }) => Math.min(a.box.bottom, box.bottom) - Math.max(a.box.top, box.top) > 5)
        .map((b) => `${a.text} / ${b.text}`),
    );
  });
}

/** Runs in the page: opens and closes the panel of each figure, and gives what the panels say. */
async function panelsOf(figures: readonly Element[]): Promise<string[]> {
  const panel = () => document.querySelector('[role="dialog"]');
  const frame = () => new Promise(requestAnimationFrame);
  const texts: string[] = [];
  for (const figure of figures) {
    figure.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    while (!panel()) await frame();
    texts.push(panel()?.textContent ?? '');
    panel()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    while (panel()) await frame();
  }
  return texts;
}

needs('chromium').describe('what a person reads of a field', () => {
  const { newField, signedIn } = useCrops();

  const english = formatters({ locale: 'en' });
  const day = (date: IsoDate) => dayText(date, { locale: 'en', format: english });

  test('a station’s file alone gives advice, and the page says of which day it is', async () => {
    const visit = await newField('Station', { locale: 'en', width: 360 });
    const { page, t } = visit;
    const upTo = (daysAgo: number) => stationFile().split('\n').slice(0, -daysAgo).join('\n');
    await storeStation(visit, upTo(5));
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today: apply');
    const five = day(daysFromToday(-5));
    await page.getByText(`By the weather up to ${five}. The weather since then is not here yet`, { exact: false }).waitFor();
    await page.getByText(/^Water has been due since /).waitFor();
    await page.getByRole('img', { name: new RegExp(`^On the evening of ${english.date(daysFromToday(-5))} `) }).waitFor();
    await storeStation(visit, upTo(1));
    await page.getByText(`By the weather up to yesterday, ${day(daysFromToday(-1))}.`).waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByText('More columns: scroll the table sideways').waitFor();
    expect(await overflow(page)).toBe(0);
    // Who then irrigates is not sent to irrigate again.
    await page.getByRole('button', { name: t('crops.ledger.irrigation.button') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(t('crops.ledger.irrigation.depth')).fill('4');
    await sheet.getByLabel(t('crops.ledger.date')).fill(daysFromToday(0));
    await sheet.getByRole('button', { name: t('crops.ledger.write') }).click();
    await expect.poll(() => advice(visit).textContent()).toContain('is not counted yet');
    await expect.poll(() => advice(visit).textContent()).not.toContain('Irrigate today');
  });

  test('a file with temperatures alone gives advice too, and the page says what was estimated', async () => {
    const visit = await newField('Bare', { locale: 'en' });
    const rows = stationFile()
      .split('\n')
      .slice(1, -1)
      .map((row) => row.split(',').slice(0, 3).join(','));
    await storeStation(visit, ['date,tmax,tmin', ...rows].join('\n'));
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today: apply');
    const { page, t } = visit;
    for (const scope of ['radiation-estimated', 'humidity-estimated', 'wind-assumed'] as const) {
      await page
        .getByText(t(`crops.scope.${scope}`))
        .first()
        .waitFor();
    }
  });

  test.each(['en', 'ur'] as const)('every figure opens, and no word of it is missing (%s)', async (locale) => {
    const visit = await newField(`All figures ${locale}`, { locale }, stationFile());
    const { page } = visit;
    await page.getByRole('img').waitFor();
    await page.getByRole('button', { name: locale === 'en' ? /^Details of the sum/ : /^حساب کی تفصیل/ }).click();
    const texts = await page.locator('main dl .figure').evaluateAll(panelsOf);
    expect(texts.length).toBeGreaterThan(30);
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toMatch(/crops\.|undefined|NaN|\{/);
      expect(text).not.toContain(locale === 'en' ? 'Not known' : 'معلوم نہیں');
    }
  });

  test.each(['en', 'ur'] as const)(
    'prints on two sheets at most: the advice, figures, days and sources, nothing to press (%s)',
    async (locale) => {
      const visit = await newField(`On paper ${locale}`, { locale }, stationFile());
      const { page, t } = visit;
      await page.getByRole('img').waitFor();
      await page.emulateMedia({ media: 'print' });
      await expect
        .poll(() => page.locator('main button:visible').evaluateAll((all) => all.map((one) => one.outerHTML)))
        .toEqual([]);
      const days = page.getByRole('table', { name: t('crops.print.days') });
      // The last seven days and the heading.
      await expect.poll(() => days.getByRole('row').count()).toBe(8);
      // Without the symbol, which the catalogue does not isolate and the screen does.
      const [evening = ''] = t('crops.facts.dr.end').split(' (');
      await page.getByText(evening).filter({ visible: true }).waitFor();
      await page.getByRole('heading', { name: t('crops.basis.title') }).waitFor();
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? [];
      expect(pages.length).toBeLessThanOrEqual(2);
    },
  );

  test('the demo field opens in English with its line and its chart, on a desk and on a phone', async () => {
    for (const width of [360, 1280]) {
      const visit = await signedIn('/', { locale: 'en', width });
      const { page, leave } = visit;
      await page
        .getByRole('link', { name: /Maricopa/ })
        .first()
        .click();
      await advice(visit).waitFor();
      const chart = page.getByRole('img', { name: /^On the evening of \d+ \w+ 2013 depletion is \d+ mm/ });
      await chart.waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      if (width === 360) expect(await overprinted(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await leave();
    }
  });
});
