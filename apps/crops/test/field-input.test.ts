import { closed } from '@repo/testing/closed';
import { overflow } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { expect, test } from 'vitest';
import { age, type CropsVisit, daysFromToday, fill, stationFile, useCrops } from './crops-desk.ts';

needs('chromium').describe('what is brought in to a field', () => {
  const { newField, signedIn, visitor } = useCrops();

  const upload = async ({ page, t }: CropsVisit) => {
    await page.getByRole('button', { name: t('crops.weather.upload') }).click();
    const sheet = page.getByRole('dialog');
    const choose = (name: string, content: string) =>
      sheet.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });
    return { sheet, choose, store: sheet.getByRole('button', { name: t('crops.weather.store'), exact: true }) };
  };

  test('a file that is refused takes the one before it away, and is named', async () => {
    const visit = await newField('ٹیوب ویل', { locale: 'ur', width: 360 });
    const { page } = visit;
    const { sheet, choose, store } = await upload(visit);
    const refused = [
      ['empty.csv', '', 'خالی'],
      ['station.xlsx', 'PK\u0003\u0004\u0014', 'Excel'],
      ['large.csv', 'x'.repeat(600 * 1024), 'kB'],
    ] as const;
    for (const [name, content, reason] of refused) {
      await choose('good.csv', stationFile());
      await sheet.getByText('good.csv').waitFor();
      await expect.poll(() => store.isEnabled()).toBe(true);
      await choose(name, content);
      await sheet.getByText(reason, { exact: false }).first().waitFor();
      await expect.poll(() => sheet.getByText(name).count()).toBe(1);
      await expect.poll(() => sheet.getByText('good.csv').count()).toBe(0);
      await expect.poll(() => sheet.locator('textarea').inputValue()).toBe('');
      await expect.poll(() => store.isEnabled()).toBe(false);
      expect(await overflow(page)).toBe(0);
    }
  });

  test('text that a person pasted stays beside a refused file, and is said to', async () => {
    const visit = await newField('Pasted', { locale: 'en' });
    const { sheet, choose, store } = await upload(visit);
    const csv = stationFile();
    await sheet.getByLabel(visit.t('crops.weather.pasted')).fill(csv);
    await choose('empty.csv', '');
    await sheet.getByText(visit.t('crops.weather.typed-kept'), { exact: false }).waitFor();
    await sheet.getByText('empty.csv was not read').waitFor();
    await expect.poll(() => sheet.locator('textarea').inputValue()).toBe(csv);
    await expect.poll(() => store.isEnabled()).toBe(true);
  });

  test('the newest day first is put in order and said; rows out of order are summed up; one day is one day', async () => {
    const visit = await newField('Order', { locale: 'en' });
    const { sheet, choose } = await upload(visit);
    const [head = '', ...rows] = stationFile().replace('wind m/s', 'wind 10 m m/s').split('\n');
    const write = (lines: readonly string[]) => [head, ...lines].join('\n');
    await choose('backwards.csv', write(rows.filter((_, index) => index !== 20).toReversed()));
    await sheet.getByText(visit.t('crops.weather.newest-first')).waitFor();
    await sheet.getByText(`${age} days were read`, { exact: false }).waitFor();
    await sheet.getByText(/^There is no weather of \d/).waitFor();
    await sheet.getByText('Measured at 10 m').waitFor();
    await choose('mixed.csv', write([...rows.slice(30), ...rows.slice(0, 30)]));
    await sheet.getByText('30 rows are out of order', { exact: false }).waitFor();
    await expect.poll(() => sheet.getByText(visit.t('crops.weather.newest-first')).count()).toBe(0);
  });

  test('water is written down as applied; what of it stays is shown; a day of another season is refused', async () => {
    const visit = await newField('Applied', { locale: 'en' });
    const { page, t } = visit;
    await page.getByRole('button', { name: t('crops.ledger.irrigation.button') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(t('crops.ledger.irrigation.depth')).fill('3.9');
    await sheet.getByText('of it 59.5 mm (2.3 in) stay, at 60% (assumed)', { exact: false }).waitFor();
    const date = sheet.getByLabel(t('crops.ledger.date'));
    await date.fill('10 January 1999');
    await sheet.getByText(/^10 January 1999 does not belong to this crop: it was sown on /).waitFor();
    await sheet.getByRole('button', { name: t('crops.ledger.write') }).click();
    await expect.poll(() => sheet.count()).toBe(1);
    await date.fill('31-02-2026');
    await sheet.getByRole('textbox').first().focus();
    await sheet.getByText('This date is not in the calendar.', { exact: false }).waitFor();
    await date.fill('last week');
    await sheet.getByRole('textbox').first().focus();
    await sheet.getByText('Write it like 15-11-2026.', { exact: false }).waitFor();
    await date.fill(daysFromToday(-age - 3));
    await sheet.getByRole('button', { name: t('crops.ledger.write') }).click();
    await closed(sheet);
    const entry = page.getByRole('list', { name: t('crops.ledger.list') }).getByRole('listitem');
    await expect.poll(() => entry.textContent()).toMatch(/99\.1 mm \(3\.9 in\); of it 59\.5 mm.*not counted/);
  });

  test('the weather says whose it is, and how far a fetch reaches', async () => {
    const visit = await newField('Whose', { locale: 'en' });
    const { page, t } = visit;
    await page.getByText('back to sowing', { exact: false }).waitFor();
    const { sheet, choose, store } = await upload(visit);
    await sheet.getByLabel(t('crops.weather.station')).fill('Ayub');
    await choose('station.csv', stationFile());
    await store.click();
    await closed(sheet);
    const sources = page.getByRole('list', { name: t('crops.weather.sources') });
    await expect.poll(() => sources.textContent()).toMatch(/^Station Ayub96 days, /);
    await page.goto(new URL('/', page.url()).href);
    await page
      .getByRole('link', { name: /Maricopa 2013/ })
      .first()
      .click();
    await page.getByText('Weather of the example, station AZMET Maricopa', { exact: false }).waitFor();
    await expect.poll(() => page.getByText('Last brought', { exact: false }).count()).toBe(0);
  });

  test('a sign-in on the way speaks of typed text only when there is some', async () => {
    const { page } = await visitor('/fields/new', { locale: 'en' });
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByText('The next step needs you to sign in.', { exact: true }).waitFor();
    const visit = await signedIn('/fields/new', { locale: 'en' });
    await fill(visit.page, { title: 'North field' });
    // The language goes with the session's cookie.
    await visit.context.clearCookies();
    await visit.page.reload();
    await visit.page.waitForURL(/\/sign-in\?to=/);
    await visit.page.getByText('اب تک کا لکھا موجود ہے', { exact: false }).waitFor();
  });
});
