import { isoDate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import type { ProductId } from '@repo/islamic-finance';
import { closed } from '@repo/testing/closed';
import { overflow, pageLanguage } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleForm } from '../src/web/quote/form/example-form.ts';
import { productIds, visibleFields } from '../src/web/quote/form/fields.ts';
import { field, fill, openQuoteDesk, openTab, type QuoteDesk } from './quote-desk.ts';

needs('chromium').describe('the calculator', () => {
  let desk: QuoteDesk;

  beforeAll(async () => {
    desk = await openQuoteDesk();
  });

  afterAll(async () => {
    await desk.close();
  });

  test('reads an amount in Urdu words and shows the instalment, the true rate and the schedule', async () => {
    const { page, t } = await desk.visit('/');
    await expect.poll(() => pageLanguage(page)).toEqual(['ur', 'rtl']);
    await fill(page, { price: 'تیس لاکھ', profitRate: '۱۵' });
    const result = page.getByRole('region', { name: t('financing.result.title') });
    await result.getByRole('heading', { name: t('financing.result.payment.level.1') }).waitFor();
    // 30,00,000 at 15 % over 60 months: a·i / (1 − (1 + i)^−60).
    await expect.poll(() => result.locator('.figure').first().textContent()).toContain('71,369.79');
    await expect.poll(() => result.textContent()).toContain('16.08%');
    await openTab(page, t('financing.tabs.schedule'));
    const table = page.getByRole('table', { name: t('financing.schedule.title') });
    await table.waitFor();
    await expect.poll(() => table.locator('tfoot').textContent()).toContain('42,82,187.');
    const first = table.getByRole('row').filter({ hasText: 'ہجری' }).first();
    await expect.poll(() => first.textContent()).toContain('71,369.79');
    await page.getByText('تاکہ مجموعہ پیسے تک پورا رہے').waitFor();
  });

  test('keeps language and typed text through a switch and a reload', async () => {
    const { page } = await desk.visit('/');
    await fill(page, { price: 'تیس لاکھ', profitRate: '15' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Monthly instalment' }).waitFor();
    await expect.poll(() => pageLanguage(page)).toEqual(['en', 'ltr']);
    await page.reload();
    await page.getByRole('heading', { name: 'Monthly instalment' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await expect.poll(() => field(page, 'profitRate').inputValue()).toBe('15');
    await expect.poll(() => page.locator('.figure').first().textContent()).toContain('Rs 71,369.79');
  });

  test('the form stands still when the result arrives', async () => {
    for (const locale of ['ur', 'en'] as const) {
      const { page, leave, t } = await desk.visit('/', { locale });
      const price = field(page, 'price');
      await price.waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      const before = await price.boundingBox();
      await page.getByRole('button', { name: t('financing.new.example') }).dispatchEvent('click');
      await page.getByRole('tablist').waitFor();
      expect(await price.boundingBox()).toEqual(before);
      await leave();
    }
  });

  test('draws the ownership of a diminishing musharakah with the day on which it turns', async () => {
    const { page, t } = await desk.visit('/', { locale: 'en' });
    await page.getByRole('radio', { name: /Diminishing musharakah/ }).check();
    await fill(page, { price: '10000000', customerShare: '20 lakh', rentRate: '15', tenorMonths: '240' });
    await page.getByRole('heading', { name: t('financing.result.payment.first') }).waitFor();
    // A unit of 80,00,000 / 240 and a month's rent on 80,00,000 at 15 %.
    await expect.poll(() => page.locator('.figure').first().textContent()).toContain('1,33,333.33');
    await openTab(page, t('financing.tabs.charts'));
    const chart = page.locator('svg[role="img"]').first();
    await chart.waitFor();
    await expect
      .poll(() => chart.getAttribute('aria-label'))
      .toMatch(/^Your share is 20% at the start and 100% at the end\. On .+ your share passes the bank’s\.$/);
  });

  test('shows refused terms with their clauses and no schedule', async () => {
    const { page, t } = await desk.visit('/', { locale: 'en' });
    await page.getByRole('button', { name: t('financing.new.example') }).click();
    await page.getByRole('button', { name: t('financing.group.terms') }).click();
    await page.getByRole('checkbox', { name: t('financing.field.bilateralPromise.label') }).check();
    const refusal = page.getByRole('alert');
    await refusal.getByText('Clause SS8 2/3/1', { exact: true }).waitFor();
    await expect.poll(() => refusal.textContent()).toContain('A promise that binds both sides is itself a sale');
    await expect.poll(() => page.getByRole('tablist').count()).toBe(0);
    await refusal.getByRole('button', { name: t('financing.refused.go') }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('bilateralPromise');
  });

  test('answers a wrong text in every field with a message, and keeps what was typed through a reload', async () => {
    const i18n = { digits: 'latn', format: formatters({ locale: 'en' }), t: (key: string) => key } as const;
    for (const product of productIds) {
      const { page, leave, t } = await desk.visit('/', { locale: 'en' });
      await page.getByRole('radio').nth(productIds.indexOf(product)).check();
      for (const group of groupsOf(product)) {
        await page.getByRole('button', { name: t(`financing.group.${group}`) }).click();
      }
      const typed = visibleFields(exampleForm(product, isoDate('2026-03-02'), i18n)).filter(
        ({ kind }) => !['flag', 'choice', 'text'].includes(kind.type),
      );
      for (const { id } of typed) await field(page, id).fill(`x ${id}`);
      await field(page, 'profitBasis').or(field(page, 'rentBasis')).first().focus();
      const check = async () => {
        for (const { id } of typed) {
          const place = page.locator(`[data-place="${id}"]`);
          await expect.poll(() => field(page, id).inputValue(), { message: id }).toBe(`x ${id}`);
          await expect.poll(() => field(page, id).getAttribute('aria-invalid'), { message: id }).toBe('true');
          await expect
            .poll(() => place.textContent(), { message: id })
            .toMatch(/not understood|not in the calendar|whole number/);
        }
      };
      await check();
      await page.reload();
      for (const group of groupsOf(product)) {
        await page.getByRole('button', { name: t(`financing.group.${group}`) }).click();
      }
      await check();
      await leave();
    }
  });

  test('is worked with the keyboard alone: skip link, tabs, a figure and back', async () => {
    const { page, t } = await desk.visit('/', { locale: 'en' });
    await page.getByRole('button', { name: t('financing.new.example') }).click();
    await page.getByRole('tablist').waitFor();
    await page.evaluate(() => document.body.focus());
    const summary = page.getByRole('tab', { name: t('financing.tabs.summary') });
    await summary.focus();
    await page.keyboard.press('ArrowRight');
    const schedule = page.getByRole('tab', { name: t('financing.tabs.schedule') });
    await expect
      .poll(() => schedule.evaluate((tab) => [tab === document.activeElement, tab.getAttribute('aria-selected')]))
      .toEqual([true, 'true']);
    const figure = page.locator('button.figure').first();
    await figure.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText('A = C · i').waitFor();
    await page.keyboard.press('Escape');
    await closed(panel);
    await expect.poll(() => figure.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('goes on with the figures of a question that came in the address, and gives back what was there', async () => {
    const { page, t } = await desk.visit('/', { locale: 'en' });
    await field(page, 'price').fill('7 lakh');
    await page.goto(`${page.url()}?product=murabaha&price=2500000&own=0&rate=15&basis=declining&months=60`);
    await page.getByText('Rs 59,474.83').first().waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: t('financing.new.undo') }).click();
    await expect.poll(() => field(page, 'price').inputValue()).toBe('7 lakh');
    await page.goto(`${page.url()}?price=lots`);
    await page.getByText(t('financing.new.asked-unread')).waitFor();
    await expect.poll(() => field(page, 'price').inputValue()).toBe('7 lakh');
  });

  test('fits a phone: one line of result at the bottom, nothing to scroll sideways, Urdu digits where chosen', async () => {
    const { page, t } = await desk.visit('/', { digits: 'urdu', width: 390, height: 844 });
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: t('financing.new.example') }).click();
    const bar = page.getByText('۵۹٬۴۷۴٫۸۳ روپے').first();
    await bar.waitFor();
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: t('financing.result.details') }).click();
    for (const tab of ['schedule', 'charts', 'checks'] as const) {
      await openTab(page, t(`financing.tabs.${tab}`));
      expect(await overflow(page), tab).toBe(0);
    }
  });
});

/** The headings that a product's form has, the conventions apart, which hold choices alone. */
function groupsOf(product: ProductId) {
  return product === 'murabaha' ? (['plan', 'costs', 'dates', 'terms'] as const) : (['plan', 'dates', 'terms'] as const);
}
