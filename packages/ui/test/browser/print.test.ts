import { needs } from '@repo/testing';
import { expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('print', () => {
  const open = useGallery();

  test('closed years and hidden tabs are printed, buttons are not', async () => {
    const { page } = await open({ show: 'tables' });
    const row = page.getByRole('rowheader', { name: '60', exact: true });
    await expect.poll(() => row.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => row.isVisible()).toBe(true);
    await expect
      .poll(() => page.locator('thead').evaluate((head) => getComputedStyle(head).display))
      .toBe('table-header-group');
  });

  test('paper is white and ink black, whatever the theme', async () => {
    const { page } = await open({ show: 'words', theme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const ink = await page.locator('h1').evaluate((title) => getComputedStyle(title).color);
    expect(ink).toBe('rgb(0, 0, 0)');
  });

  test('an A4 print of the schedule numbers its pages', async () => {
    const { page } = await open({ show: 'tables', locale: 'ur' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(4);
  });
});
