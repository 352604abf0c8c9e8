import { overflow, pageLanguage } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CropsDesk, choose, fill, makeField, openCropsDesk, patient, place } from './crops-desk.ts';

needs('chromium').describe('the form of a field', () => {
  let desk: CropsDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openCropsDesk();
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  test('a field is made in Urdu on a phone, with nothing to scroll sideways, and is in the list', async () => {
    const visit = await desk.visit('/', { session, width: 360, height: 780 });
    const { page, t } = visit;
    expect(await pageLanguage(page)).toEqual(['ur', 'rtl']);
    await page.getByRole('link', { name: t('crops.list.add') }).click();
    await place(page, 'title').waitFor();
    expect(await overflow(page)).toBe(0);
    await makeField(visit, 'نہر والا کھیت');
    await page.getByText(t('crops.advice.no-weather')).waitFor();
    expect(await overflow(page)).toBe(0);
    await page
      .getByRole('link', { name: t('crops.list.title') })
      .first()
      .click();
    const items = page.getByRole('list', { name: t('crops.list.title') });
    const item = items.getByRole('listitem').filter({ hasText: 'نہر والا کھیت' });
    await item.getByRole('link', { name: t('crops.list.bring-weather') }).waitFor();
    expect(await overflow(page)).toBe(0);
    await item.getByRole('link', { name: t('crops.list.bring-weather') }).click();
    const fetch = page.getByRole('button', { name: t('crops.weather.fetch') });
    await expect.poll(async () => ((await fetch.boundingBox())?.y ?? 0) < 780, patient).toBe(true);
  });

  test('answers a wrong text in every typed place with a message, and keeps what was typed through a reload', async () => {
    const { page, t } = await desk.visit('/fields/new', { session, locale: 'en' });
    const typed = ['sowingDate', 'latitude', 'longitude', 'elevation', 'area', 'efficiency', 'discharge'];
    await fill(page, Object.fromEntries(typed.map((id) => [id, `x ${id}`])));
    await place(page, 'title').focus();
    const check = async () => {
      for (const id of typed) {
        expect(await place(page, id).inputValue(), id).toBe(`x ${id}`);
        expect(await place(page, id).getAttribute('aria-invalid'), id).toBe('true');
        expect(await page.locator(`[data-place="${id}"]`).textContent(), id).toMatch(/not understood|not in the calendar/);
      }
    };
    await check();
    await page.reload();
    await page.getByText(t('crops.form.restored')).waitFor();
    await check();
  });

  test('numbers out of range say the range, and an empty form says what is missing and goes there', async () => {
    const { page, t } = await desk.visit('/fields/new', { session, locale: 'en' });
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByText(t('crops.form.incomplete')).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('title');
    expect(await page.getByText(t('crops.form.mistake.choice-needed')).count()).toBe(2);
    await fill(page, { latitude: '91', area: '0', efficiency: '120' });
    await place(page, 'title').focus();
    await page.getByText('This can be from -90 to 90.').waitFor();
    await page.getByText('This can be above 0 and up to 100.').waitFor();
    await page.getByText('This can be above 0 and up to 1,00,000.').waitFor();
  });

  test('a crop asks for what its tables ask for: kinds of wheat, regions by name, none where there are none', async () => {
    const { page, t } = await desk.visit('/fields/new', { session, locale: 'en' });
    await choose(page, { crop: 'wheat' });
    expect(await place(page, 'variant').locator('option').count()).toBeGreaterThan(2);
    expect(await place(page, 'stages').locator('option').nth(1).textContent()).toBe(
      'Small grains, Pakistan, arid region, October and November: start 25, growth 35, middle 65, ripening 40 days',
    );
    await choose(page, { crop: 'sunflower' });
    expect(await place(page, 'variant').count()).toBe(0);
    expect(await place(page, 'stages').inputValue()).toBe('sunflower.mediterranean-california');
    await choose(page, { crop: 'chickpea' });
    await page.getByText(t('crops.form.no-stages')).waitFor();
  });

  test('a saved field is changed, and what is typed meanwhile waits through a reload', async () => {
    const visit = await desk.visit('/fields/new', { session, locale: 'en' });
    const { page, t } = visit;
    await makeField(visit, 'Canal field');
    await page.getByRole('link', { name: t('crops.field.edit') }).click();
    await expect.poll(() => place(page, 'area').inputValue(), patient).toBe('5');
    await fill(page, { title: 'Canal field, north', area: '7.5' });
    await page.reload();
    await page.getByText(t('crops.form.restored')).waitFor();
    expect(await place(page, 'area').inputValue()).toBe('7.5');
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Canal field, north' }).waitFor();
  });
});
