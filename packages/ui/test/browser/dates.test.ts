import { needs } from '@repo/testing';
import { closed } from '@repo/testing/closed';
import { describe, expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('dates', () => {
  const open = useGallery();

  test('a Gregorian day is read back in both calendars', async () => {
    const { page } = await open({ show: 'fields' });
    const field = page.getByLabel('First due date');
    await field.fill('22/11/2026');
    await page.getByText('Sunday, 22 November 2026').waitFor();
    await page.getByText('12 Jumada al-Thani 1448 AH').waitFor();
    await page.getByText('Umm al-Qura calendar (estimate)').waitFor();
    await field.blur();
    await expect.poll(() => field.inputValue()).toBe('22 November 2026');
  });

  test('a Hijri day typed in Urdu digits is read back in both calendars', async () => {
    const { page } = await open({ show: 'fields', locale: 'ur' });
    const field = page.getByLabel('پہلی قسط کی تاریخ');
    await field.fill('۱/۹/۱۴۴۶');
    await page.getByText('1 مارچ 2025 (ہفتہ)').waitFor();
    await field.blur();
    await expect.poll(() => field.inputValue()).toBe('1 رمضان 1446 ہجری');
  });

  test('a day that is in no calendar is kept and explained', async () => {
    const { page } = await open({ show: 'fields' });
    const field = page.getByLabel('First due date');
    await field.fill('31/02/2026');
    await field.blur();
    await page.getByText('This date is not in the calendar').waitFor();
    await expect.poll(() => field.inputValue()).toBe('31/02/2026');
  });

  describe('the month', () => {
    test('opens on the typed day, moves by keys in reading direction, and chooses', async () => {
      const { page } = await open({ show: 'fields', locale: 'ur' });
      const field = page.getByLabel('پہلی قسط کی تاریخ');
      await page.getByRole('button', { name: 'کیلنڈر سے چنیں' }).click();
      const day = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'));
      await expect.poll(day).toBe('2026-11-22');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(day).toBe('2026-11-23');
      await page.keyboard.press('ArrowDown');
      await expect.poll(day).toBe('2026-11-30');
      await page.keyboard.press('PageDown');
      await expect.poll(day).toBe('2026-12-30');
      await page.keyboard.press('Enter');
      await expect.poll(() => field.inputValue()).toBe('30 دسمبر 2026');
    });

    test('of the Hijri calendar writes a Hijri date and says what it is', async () => {
      const { page } = await open({ show: 'fields' });
      await page.getByRole('button', { name: 'Choose from the calendar' }).click();
      await page.getByText('Hijri', { exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Jumada al-Thani 1448 AH').waitFor();
      await dialog.getByText('Umm al-Qura calendar (estimate)').waitFor();
      await dialog
        .getByRole('button', { name: /1 Jumada al-Thani 1448 AH/ })
        .first()
        .click();
      await expect.poll(() => page.getByLabel('First due date').inputValue()).toBe('1 Jumada al-Thani 1448 AH');
    });

    test('closes on Escape and gives focus back', async () => {
      const { page } = await open({ show: 'fields' });
      const button = page.getByRole('button', { name: 'Choose from the calendar' });
      await button.click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await closed(page.getByRole('dialog'));
      await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    });

    test('is not part of the page before it is opened', async () => {
      const { page } = await open({ show: 'fields' });
      const loaded = () =>
        page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('date-picker')).length);
      expect(await loaded()).toBe(0);
      await page.getByRole('button', { name: 'Choose from the calendar' }).click();
      await page.getByRole('dialog').waitFor();
      await expect.poll(loaded).toBeGreaterThan(0);
    });
  });
});
