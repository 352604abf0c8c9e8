import { formatters } from '@repo/i18n';
import { buyPlan, buysHere } from '@repo/testing/buy-plan';
import { closed } from '@repo/testing/closed';
import { overflow, signInWithDemo } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { expect, test } from 'vitest';
import { advice, age, daysFromToday, stationFile, storeStation, useCrops } from './crops-desk.ts';

needs('chromium').describe('the page of a field', () => {
  const { newField, visitor } = useCrops();

  const english = formatters({ locale: 'en' });

  test('a station’s file with faults is read row by row; a good one is stored and the advice appears', async () => {
    const visit = await newField('ٹیوب ویل والا کھیت', { locale: 'ur', width: 360 });
    const { page, t } = visit;
    await page.getByRole('button', { name: t('crops.weather.upload') }).click();
    const sheet = page.getByRole('dialog');
    const faulty = stationFile((row, index) => {
      if (index === 3) return row.replace(',55,', ',155,');
      return index === 7 ? row.replace(/^[\d-]+/, '31/31/2026') : row;
    });
    await sheet.getByLabel(t('crops.weather.pasted')).fill(faulty);
    const faults = sheet.getByRole('table').first();
    await faults.getByRole('row').nth(2).waitFor();
    // The heading is the first line of the file.
    await expect.poll(() => faults.getByRole('rowheader').allTextContents()).toEqual(['5', '9']);
    await expect.poll(() => faults.getByRole('row').nth(1).textContent()).toContain('rh mean');
    const good = sheet.getByRole('button', { name: t('crops.weather.store-good').replace('{n}', String(age - 1)) });
    await expect.poll(() => good.isEnabled()).toBe(true);
    expect(await overflow(page)).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: t('crops.weather.upload') }).click();
    await expect.poll(() => sheet.getByLabel(t('crops.weather.pasted')).inputValue()).toBe(faulty);
    await sheet.getByRole('button', { name: /^صاف کریں$/ }).click();
    await page.keyboard.press('Escape');
    await closed(sheet);
    await storeStation(visit, stationFile());
    await expect.poll(() => advice(visit).textContent()).toMatch(/آج پانی لگائیں، .*انچ/);
    await page.getByRole('img').waitFor();
    expect(await overflow(page)).toBe(0);
  });

  test('the advice is told in plain words, with a way to each figure and without a model where there is none', async () => {
    const visit = await newField('Plain words', { locale: 'en' });
    const { page, t } = visit;
    await storeStation(visit, stationFile());
    await page.getByRole('button', { name: t('crops.explanation.ask') }).click();
    const told = page.getByRole('region', { name: t('crops.explanation.title') });
    await told.getByText(t('crops.explanation.without-model'), { exact: true }).waitFor();
    await expect.poll(() => told.textContent()).toMatch(/The field needs water now: apply [\d.]+ inches\./);
    await told.locator('button.figure').first().click();
    await page.getByRole('dialog').getByText(t('crops.facts.irr.inches')).first().waitFor();
  });

  test('a file of the device is read, and a column that is not understood is said', async () => {
    const { page, t } = await newField('From a file', { locale: 'en' });
    await page.getByRole('button', { name: t('crops.weather.upload') }).click();
    const sheet = page.getByRole('dialog');
    const file = (name: string, content: string) =>
      sheet.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') });
    await file('empty.csv', '');
    await sheet.getByText(t('crops.csv.empty')).waitFor();
    await sheet.getByRole('button', { name: 'Clear' }).click();
    await sheet.getByText(t('crops.csv.empty')).waitFor({ state: 'detached' });
    await file('station.xlsx', 'PK\u0003\u0004\u0014');
    await sheet.getByText(t('crops.weather.file-workbook')).waitFor();
    await file('large.csv', 'x'.repeat(600 * 1024));
    await sheet.getByText('The file has 600 kB', { exact: false }).waitFor();
    const everyOther = stationFile()
      .split('\n')
      .filter((_, line) => line % 2 === 0 || line < 2);
    await file('gaps.csv', everyOther.join('\n'));
    await sheet.getByText(`There are ${everyOther.length - 3 - 5} more such gaps.`).waitFor();
    const csv = stationFile((row) => `${row},dry`).replace('rain mm', 'rain mm,remarks');
    await file('station.csv', csv);
    await sheet.getByText(`${age + 1} days were read`, { exact: false }).waitFor();
    const columns = sheet.getByRole('table', { name: t('crops.weather.columns') });
    await expect
      .poll(() => columns.getByRole('row').filter({ hasText: 'remarks' }).textContent())
      .toContain(t('crops.weather.not-read'));
    await expect
      .poll(() => columns.getByRole('row').filter({ hasText: 'rh mean' }).textContent())
      .toContain(t('crops.csv.quantity.rhMean'));
  });

  test('a figure opens its equation and edition; what is missing says why and is no number', async () => {
    const visit = await newField('Figures', { locale: 'en' }, stationFile());
    const { page, t } = visit;
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today');
    const details = page.getByRole('button', { name: /^Details of the sum/ });
    await expect.poll(() => details.getAttribute('aria-expanded')).toBe('false');
    const eto = page.locator('dl > div').filter({ hasText: t('crops.facts.eto.day') });
    await expect.poll(() => eto.isVisible()).toBe(false);
    await details.click();
    await eto.locator('.figure').click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/^ETo = \[0\.408/).waitFor();
    await expect.poll(() => panel.textContent()).toMatch(/FAO-56, eq\. 6 \(2\.4\), 2025/);
    await page.keyboard.press('Escape');
    await closed(panel);
    const evaporation = page.locator('dl > div').filter({ hasText: t('crops.facts.evaporation.day') });
    await evaporation.locator('.figure').click();
    await panel.getByText('E = Ke · ETo').waitFor();
    await panel
      .locator('li')
      .filter({ hasText: t('crops.facts.ke') })
      .locator('.figure')
      .click();
    await panel.getByText(/^Ke = /).waitFor();
    await expect.poll(() => panel.textContent()).toMatch(/eq\. 71 \(7\.3\)/);
    await page.keyboard.press('Escape');
    await closed(panel);
    const wetted = page.locator('dl > div').filter({ hasText: t('crops.facts.irr.fw') });
    await expect.poll(() => wetted.textContent()).toMatch(/100%.*Unverified/);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const season = page.getByRole('table', { name: t('crops.chart.title') });
    for (const column of ['evaporation', 'transpiration'] as const) {
      await season.getByRole('columnheader', { name: t(`crops.chart.${column}`) }).waitFor();
    }
    const provider = page.locator('dl > div').filter({ hasText: t('crops.facts.et0.provider') });
    await expect.poll(() => provider.locator('.figure').count()).toBe(0);
    await expect.poll(() => provider.textContent()).toContain('Needs the provider’s ETo');
  });

  test('an irrigation is written down, changes the advice, is withdrawn and brought back', async () => {
    const visit = await newField('Ledger', { locale: 'en' }, stationFile());
    const { page, t } = visit;
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today');
    await page.getByRole('button', { name: t('crops.ledger.irrigation.button') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(t('crops.ledger.irrigation.depth')).fill('much');
    await sheet.getByLabel(t('crops.ledger.date')).focus();
    await sheet.getByText('This number was not understood.', { exact: false }).waitFor();
    await sheet.getByLabel(t('crops.ledger.irrigation.depth')).fill('6');
    await sheet.getByText('152.4 mm (6 in)').waitFor();
    await sheet.getByLabel(t('crops.ledger.date')).fill(daysFromToday(1));
    await sheet.getByText(t('crops.ledger.date-ahead')).waitFor();
    await sheet.getByLabel(t('crops.ledger.date')).fill(daysFromToday(-1));
    await sheet.getByRole('button', { name: t('crops.ledger.write') }).click();
    await closed(sheet);
    const entries = page.getByRole('list', { name: t('crops.ledger.list') }).getByRole('listitem');
    await expect.poll(() => entries.count()).toBe(1);
    await expect.poll(() => advice(visit).textContent()).toContain('No water is needed today');
    await entries.first().getByRole('button').click();
    await expect.poll(() => entries.count()).toBe(0);
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => entries.count()).toBe(1);
  });

  test('a sheet keeps what was typed through a reload', async () => {
    const { page, t } = await newField('Draft', { locale: 'en' });
    await page.getByRole('button', { name: t('crops.ledger.rain.button') }).click();
    await page.getByRole('dialog').getByLabel(t('crops.ledger.rain.depth')).fill('12.5');
    await page.reload();
    await page.getByRole('button', { name: t('crops.ledger.rain.button') }).click();
    await expect.poll(() => page.getByRole('dialog').getByLabel(t('crops.ledger.rain.depth')).inputValue()).toBe('12.5');
  });

  test('days that nobody has weather of are named, with what to do', async () => {
    const visit = await newField('Gaps', { locale: 'en' });
    const { page, t } = visit;
    const [first, ...rows] = stationFile().split('\n');
    await storeStation(visit, [first, ...rows.filter((_, index) => index !== 20)].join('\n'));
    await expect.poll(() => advice(visit).textContent()).toContain('The weather of 1 day is missing');
    await page.getByText(t('crops.gaps.weather-title')).waitFor();
    // The twenty-first row of the file.
    const hole = english.date(daysFromToday(20 - age));
    await page.getByText(`${hole}. Fetch the weather or add a station’s file`, { exact: false }).waitFor();
    await expect.poll(() => page.getByRole('img').count()).toBe(0);
  });

  test('weather that cannot be fetched says why; what is stored stays', async () => {
    const visit = await newField('Offline', { locale: 'en' }, stationFile());
    const { page, t, context } = visit;
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today');
    const fetch = page.getByRole('button', { name: t('crops.weather.fetch') });
    const failure = page.getByText('What you typed is still on this page', { exact: false });
    let cut = () => {};
    const waiting = new Promise<void>((resolve) => {
      cut = resolve;
    });
    await page.route(/weather\.fetch/, async (route) => {
      await waiting;
      await route.abort('internetdisconnected');
    });
    await fetch.click();
    await page.getByText(t('crops.weather.waiting')).waitFor();
    cut();
    await failure.waitFor();
    await page.unroute(/weather\.fetch/);
    await page.reload();
    await page.getByText(`${age + 1} past days`, { exact: false }).waitFor();
    await context.setOffline(true);
    await fetch.click();
    await failure.waitFor();
    await expect.poll(() => advice(visit).textContent()).toContain('Irrigate today');
    await page.getByText(`${age + 1} past days`, { exact: false }).waitFor();
  });

  test('a field is deleted and brought back', async () => {
    const { page, t } = await newField('To and fro', { locale: 'en' });
    await page.getByRole('button', { name: t('crops.field.actions') }).click();
    await page.getByRole('menuitem', { name: t('crops.field.delete') }).click();
    await page.getByRole('heading', { level: 1, name: t('crops.list.title') }).waitFor();
    const link = page.getByRole('link', { name: 'To and fro', exact: true });
    await expect.poll(() => link.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await link.waitFor();
  });

  test('an address without a session leads to the sign-in and back', async () => {
    const { page, t } = await visitor('/fields/new', { locale: 'en' });
    await page.waitForURL(/\/sign-in\?to=/);
    await signInWithDemo(page);
    await page.getByRole('heading', { level: 1, name: t('crops.new.title') }).waitFor();
  });

  if (buysHere('crops'))
    test('a plan is reached from the menu and bought with play money', async () => {
      const { page } = await visitor('/sign-in?to=%2F', { locale: 'en', width: 360, height: 740 });
      await buyPlan(page);
    });
});
