import { overflow, pageLanguage } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { expect, test } from 'vitest';
import { answer, choose, fill, fillField, makeField, place, useCrops } from './crops-desk.ts';

needs('chromium').describe('the form of a field', () => {
  const { signedIn } = useCrops();

  test('a field is made in Urdu on a phone, with nothing to scroll sideways, and is in the list', async () => {
    const visit = await signedIn('/', { width: 360, height: 780 });
    const { page, t } = visit;
    await expect.poll(() => pageLanguage(page)).toEqual(['ur', 'rtl']);
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
    await expect.poll(async () => ((await fetch.boundingBox())?.y ?? 0) < 780).toBe(true);
  });

  test('answers a wrong text in every typed place with a message, and keeps what was typed through a reload', async () => {
    const { page, t } = await signedIn('/fields/new', { locale: 'en' });
    const typed = [
      'sowingDate',
      'startPercent',
      'latitude',
      'longitude',
      'elevation',
      'area',
      'wetted',
      'efficiency',
      'discharge',
    ];
    await answer(page, 'start', 'measured');
    await fill(page, Object.fromEntries(typed.map((id) => [id, `x ${id}`])));
    await place(page, 'title').focus();
    const check = async () => {
      for (const id of typed) {
        await expect.poll(() => place(page, id).inputValue(), { message: id }).toBe(`x ${id}`);
        await expect.poll(() => place(page, id).getAttribute('aria-invalid'), { message: id }).toBe('true');
        await expect
          .poll(() => page.locator(`[data-place="${id}"]`).textContent(), { message: id })
          .toMatch(/not understood|not in the calendar/);
      }
    };
    await check();
    await page.reload();
    await page.getByText(t('crops.form.restored')).waitFor();
    await check();
  });

  test('numbers out of range say the range, and an empty form says what is missing and goes there', async () => {
    const { page, t } = await signedIn('/fields/new', { locale: 'en' });
    // One press, although the mistake that shows once the place is left moves the button.
    await fill(page, { discharge: 'x' });
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByText(t('crops.form.incomplete')).waitFor();
    await expect.poll(() => place(page, 'discharge').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('title');
    await expect.poll(() => page.getByText(t('crops.form.mistake.choice-needed')).count()).toBe(2);
    await page.getByText(t('crops.form.mistake.answer-needed')).waitFor();
    await fill(page, { latitude: '91', area: '0', efficiency: '120' });
    await place(page, 'title').focus();
    await page.getByText('This can be from -90 to 90.').waitFor();
    await page.getByText('This can be above 0 and up to 100.').waitFor();
    await page.getByText('This can be above 0 and up to 1,00,000.').waitFor();
  });

  test('without a network a save says so at once and keeps what was typed', async () => {
    const visit = await signedIn('/fields/new', { locale: 'en' });
    const { page, t, context } = visit;
    await fillField(visit, 'Far field');
    await context.setOffline(true);
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByText('What you typed is still on this page', { exact: false }).waitFor();
    await expect.poll(() => place(page, 'title').inputValue()).toBe('Far field');
    await context.setOffline(false);
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Far field' }).waitFor();
  });

  test('a field of before has no answer about its water at sowing: its page says what is taken until somebody answers', async () => {
    const visit = await signedIn('/fields/new', { locale: 'ur', digits: 'urdu', width: 360, height: 780 });
    const { page, t } = visit;
    await page.route(/field\.save/, (route) =>
      route.continue({
        postData:
          route
            .request()
            .postData()
            ?.replace(/"start":\{[^}]*\}/, '"start":null') ?? '',
      }),
    );
    await makeField(visit, 'پرانا کھیت');
    await page.unroute(/field\.save/);
    await page.getByText(t('crops.start-notice.taken')).waitFor();
    await page.getByRole('link', { name: t('crops.start-notice.answer') }).click();
    const start = page.locator('[data-place="start"]');
    await expect.poll(() => start.evaluate((box) => box.contains(document.activeElement))).toBe(true);
    await expect.poll(() => start.locator('input:checked').count()).toBe(0);
    // Half of the water between 12 and 25 per cent.
    await expect.poll(() => start.locator('label', { hasText: t('crops.form.start-half') }).textContent()).toContain('۱۸٫۵٪');
    await answer(page, 'start', 'measured');
    await fill(page, { startPercent: '۴۵' });
    await page.getByText('پورا وتر مانا جائے گا', { exact: false }).waitFor();
    await fill(page, { startPercent: '۱۸٫۵' });
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByText(t('crops.basis.start-measured')).waitFor();
    await expect.poll(() => page.getByText(t('crops.start-notice.taken')).count()).toBe(0);
  });

  test('a crop asks for what its tables ask for; what an irrigation wets follows the method and is marked as unverified', async () => {
    const { page, t } = await signedIn('/fields/new', { locale: 'en' });
    await choose(page, { crop: 'wheat' });
    await expect.poll(() => place(page, 'variant').locator('option').count()).toBeGreaterThan(2);
    await expect
      .poll(() => place(page, 'stages').locator('option').nth(1).textContent())
      .toBe('Small grains, Pakistan, arid region, October and November: start 25, growth 35, middle 65, ripening 40 days');
    await choose(page, { crop: 'sunflower' });
    await expect.poll(() => place(page, 'variant').count()).toBe(0);
    await expect.poll(() => place(page, 'stages').inputValue()).toBe('sunflower.mediterranean-california');
    await choose(page, { crop: 'chickpea' });
    await page.getByText(t('crops.form.no-stages')).waitFor();

    const hint = () => page.locator('[data-place="wetted"]').textContent();
    await expect.poll(hint).toMatch(/100% is assumed.* unverified/);
    await choose(page, { method: 'furrow' });
    await choose(page, { furrows: 'alternate' });
    await expect.poll(hint).toMatch(/40% is assumed, the middle of 30% to 50% in FAO-56, Table 20 \(7\.6\): an unverified/);
    await choose(page, { method: 'drip' });
    await expect.poll(hint).toContain('35% is assumed');
    await expect.poll(() => page.locator('[data-place="furrows"]').count()).toBe(0);
    await choose(page, { soil: 'aquacrop.clay-loam' });
    await expect.poll(hint).toContain('not used for the chosen soil');
  });

  test('a saved field is changed, and what is typed meanwhile waits through a reload', async () => {
    const visit = await signedIn('/fields/new', { locale: 'en' });
    const { page, t } = visit;
    await makeField(visit, 'Canal field');
    await page.getByRole('link', { name: t('crops.field.edit') }).click();
    await expect.poll(() => place(page, 'area').inputValue()).toBe('5');
    await fill(page, { title: 'Canal field, north', area: '7.5' });
    await page.reload();
    await page.getByText(t('crops.form.restored')).waitFor();
    await expect.poll(() => place(page, 'area').inputValue()).toBe('7.5');
    await page.getByRole('button', { name: t('crops.form.save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Canal field, north' }).waitFor();
  });
});
