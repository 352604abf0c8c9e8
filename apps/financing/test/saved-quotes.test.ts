import { buyPlan, buysHere } from '@repo/testing/buy-plan';
import { closed } from '@repo/testing/closed';
import { signInWithDemo } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { field, fill, openQuoteDesk, openTab, type QuoteDesk, type QuoteVisit } from './quote-desk.ts';

needs('chromium').describe('saved quotes', () => {
  let desk: QuoteDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openQuoteDesk();
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  /** Computes, saves and ends on the page of the saved quote. */
  async function saveNew({ page, t }: QuoteVisit, title: string): Promise<void> {
    await page.getByRole('button', { name: t('financing.new.example') }).click();
    await page.getByLabel(t('financing.field.title.label')).fill(title);
    await page.getByRole('button', { name: t('financing.quote.save') }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  const signedIn = (path: string, locale: 'ur' | 'en'): Promise<QuoteVisit> => desk.visit(path, { locale, session });

  if (buysHere('financing'))
    test('a plan is reached from the menu and bought with play money', async () => {
      const { page } = await desk.visit('/sign-in?to=%2F', { locale: 'en', width: 360, height: 740 });
      await buyPlan(page);
    });

  test('a visitor computes, is asked to sign in on saving, and comes back to the saved quote', async () => {
    const { page, t } = await desk.visit('/');
    await fill(page, { price: '25 لاکھ', profitRate: '14.5', tenorMonths: '36' });
    await page.getByLabel(t('financing.field.title.label')).fill('رکشہ');
    await page.getByRole('button', { name: t('financing.quote.save') }).click();
    await page.waitForURL(/\/sign-in\?to=/);
    await signInWithDemo(page);
    await page.waitForURL(/\/quotes\/quote_[0-9a-z]{26}$/);
    await page.getByRole('heading', { level: 1, name: 'رکشہ' }).waitFor();
    await expect.poll(() => field(page, 'profitRate').inputValue()).toBe('14.5');
    await expect.poll(() => field(page, 'tenorMonths').inputValue()).toBe('36');
    // The calculator is empty again: the draft is stored.
    await page.goto(new URL('/', page.url()).href);
    await expect.poll(() => field(page, 'price').inputValue()).toBe('');
  });

  test('a visitor who comes back without signing in finds what was typed, and nothing is saved later on', async () => {
    const { page, context, t } = await desk.visit('/');
    await fill(page, { price: '25 لاکھ', profitRate: '14.5' });
    await page.getByRole('button', { name: t('financing.quote.save') }).click();
    await page.waitForURL(/\/sign-in\?to=/);
    await page.goBack();
    await page.getByText(t('financing.quote.sign-in-note')).waitFor();
    await expect.poll(() => field(page, 'profitRate').inputValue()).toBe('14.5');
    await context.addCookies([...session]);
    await page.reload();
    await page.getByRole('button', { name: t('financing.quote.save') }).waitFor();
    await expect.poll(() => page.getByText(t('financing.quote.sign-in-note')).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('a saved quote is found, revised, duplicated, deleted and brought back', async () => {
    const visit = await signedIn('/', 'en');
    const { page, t } = visit;
    await saveNew(visit, 'Lathe, Gujranwala');
    await fill(page, { tenorMonths: '48' });
    await page.getByText(t('financing.quote.unsaved')).waitFor();
    await page.getByRole('button', { name: t('financing.quote.save') }).click();
    await page.getByText(/^Revision 2, saved/).waitFor();
    await page.getByRole('button', { name: t('financing.list.actions') }).click();
    await page.getByRole('menuitem', { name: t('financing.quote.duplicate') }).click();
    await page.getByRole('heading', { level: 1, name: 'Lathe, Gujranwala (copy)' }).waitFor();
    await page
      .getByRole('link', { name: t('financing.quote.back-to-list') })
      .first()
      .click();
    await page.getByLabel(t('financing.list.search')).fill('gujranwala');
    const items = page.getByRole('list', { name: t('financing.list.title') }).getByRole('listitem');
    await expect.poll(() => items.count()).toBe(2);
    await page.getByRole('button', { name: 'Actions for “Lathe, Gujranwala (copy)”' }).click();
    await page.getByRole('menuitem', { name: t('financing.quote.delete') }).click();
    await expect.poll(() => items.count()).toBe(1);
    await page.getByRole('button', { name: t('financing.quote.undo') }).click();
    await expect.poll(() => items.count()).toBe(2);
    await page.getByRole('link', { name: 'Lathe, Gujranwala', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Lathe, Gujranwala', exact: true }).waitFor();
    await expect.poll(() => field(page, 'tenorMonths').inputValue()).toBe('48');
  });

  test('a saved quote is told in plain words, with a way to each figure and without a model where there is none', async () => {
    const visit = await signedIn('/', 'en');
    const { page, t } = visit;
    await saveNew(visit, 'Plain words');
    await page.getByRole('button', { name: t('financing.explanation.ask') }).click();
    const told = page.getByRole('region', { name: t('financing.explanation.title') });
    await told.getByText(t('financing.explanation.without-model'), { exact: true }).waitFor();
    await expect.poll(() => told.textContent()).toContain('this is not a fatwa');
    await told.locator('button.figure').first().click();
    await page.getByRole('dialog').getByText('K = ').waitFor();
  });

  test('two people at one quote: the second is told, loses nothing and decides', async () => {
    const mine = await signedIn('/', 'en');
    await saveNew(mine, 'Shared quote');
    const path = new URL(mine.page.url()).pathname;
    const theirs = await signedIn(path, 'en');
    await fill(theirs.page, { tenorMonths: '36' });
    await theirs.page.getByRole('button', { name: theirs.t('financing.quote.save') }).click();
    await theirs.page.getByText(/^Revision 2, saved/).waitFor();
    await fill(mine.page, { tenorMonths: '24' });
    await mine.page.getByRole('button', { name: mine.t('financing.quote.save') }).click();
    const dialog = mine.page.getByRole('dialog', { name: mine.t('financing.quote.conflict-title') });
    await dialog.getByText('Revision 2 is already saved').waitFor();
    await dialog.getByRole('button', { name: mine.t('financing.quote.save-on-top') }).click();
    await mine.page.getByText(/^Revision 3, saved/).waitFor();
    await expect.poll(() => field(mine.page, 'tenorMonths').inputValue()).toBe('24');
  });

  test('evidence is a reference, a date and a name, and turns a check', async () => {
    const visit = await signedIn('/', 'ur');
    const { page, t } = visit;
    await saveNew(visit, 'ثبوت والی کوٹیشن');
    await openTab(page, t('financing.tabs.checks'));
    const before = await page.getByRole('heading', { level: 3 }).first().textContent();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'SS8 2/2/4' })
      .getByRole('button', { name: t('financing.evidence-form.add') })
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: t('financing.evidence-form.submit') }).click();
    await sheet.getByText(t('financing.error.text-needed')).first().waitFor();
    await sheet.getByLabel(t('financing.evidence-form.reference')).fill('SECP-77');
    await sheet.getByLabel(t('financing.evidence-form.date')).fill('10/1/2026');
    await sheet.getByLabel(t('financing.evidence-form.suppliedBy')).fill('بلال احمد');
    await sheet.getByRole('button', { name: t('financing.evidence-form.submit') }).click();
    await closed(sheet);
    await expect.poll(() => page.getByRole('heading', { level: 3 }).first().textContent()).not.toBe(before);
    await page
      .getByText(/SECP-77/)
      .first()
      .waitFor();
  });

  test('prints on A4 in Urdu: terms on one page, then checks, then the schedule across', async () => {
    const visit = await signedIn('/', 'ur');
    const { page, t } = visit;
    await saveNew(visit, 'پرنٹ');
    await page.getByRole('link', { name: t('financing.quote.print') }).click();
    const paper = page.getByRole('article');
    await paper.getByRole('heading', { name: t('financing.schedule.title') }).waitFor();
    await expect.poll(() => paper.getByRole('row').filter({ hasText: '59,474.83' }).count()).toBe(59);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ]);
    // One sheet of terms and two of checks upright, then sixty rows on two or three sheets across.
    expect(sizes.slice(0, 3)).toEqual(Array(3).fill([595, 842]));
    expect(new Set(sizes.slice(3).map(String))).toEqual(new Set(['842,595']));
    expect(sizes.length).toBeLessThanOrEqual(6);
    expect(pdf).toContain('NotoNastaliqUrdu');
    const text = (await paper.textContent()) ?? '';
    expect(text).toContain(t('financing.print.disclaimer'));
    expect(text).toContain('یہ فتویٰ نہیں ہے');
    // The first instalment in both calendars.
    expect(text).toMatch(/\d{4} ہجری/);
  });

  test('an unsaved quote prints too, says that it is not saved, and fits the sheet with crores in every column', async () => {
    // 265 mm, what the margins leave of a sheet across.
    const { page, t } = await desk.visit('/', { locale: 'ur', width: 1001 });
    await page.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: t('financing.new.example') }).click();
    await fill(page, { price: '95 کروڑ', customerShare: '10 کروڑ' });
    await page.getByRole('link', { name: t('financing.quote.print') }).click();
    await page.getByText(t('financing.print.not-saved')).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const table = page.getByRole('article').getByRole('table').last();
    await expect.poll(() => table.textContent()).toContain('85,00,00,000.00');
    const [left, right] = await table.evaluate((element) => {
      const box = element.getBoundingClientRect();
      return [box.left, box.right];
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(1001);
  });

  test('a quote that was saved survives SIGKILL, and opens by its address', async () => {
    const visit = await signedIn('/', 'en');
    await saveNew(visit, 'Survivor');
    const path = new URL(visit.page.url()).pathname;
    await desk.killAndRestart();
    const { page } = await signedIn(path, 'en');
    await page.getByRole('heading', { level: 1, name: 'Survivor' }).waitFor();
    await expect.poll(() => page.locator('.figure').first().textContent()).toContain('59,474.83');
  });

  test('an address without a session leads to the sign-in and back', async () => {
    const { page, t } = await desk.visit('/quotes', { locale: 'en' });
    await page.waitForURL(/\/sign-in\?to=%2Fquotes$/);
    await signInWithDemo(page);
    await page.getByRole('heading', { level: 1, name: t('financing.list.title') }).waitFor();
    await page.getByText('Embroidery machine, Faisalabad (example)').waitFor();
  });
});
