import { needs } from '@repo/testing';
import { stripIsolates } from '@repo/urdu-text/direction';
import { expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('the explain panel', () => {
  const open = useGallery();
  const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

  test('opens from a figure, follows an input and comes back', async () => {
    const { page } = await open({ show: 'calculator' });
    await page.getByRole('button', { name: 'Rs 37,48,800' }).click();
    const panel = page.getByRole('dialog', { name: 'How was this worked out?' });
    await panel.getByText('Rs 39,53,125').waitFor();
    for (const part of [
      'price = C + P',
      'price = 3000000.00 + 953125.00',
      'AAOIFI SS 8, 4/7, 2017',
      'Verified',
      'To the paisa',
    ]) {
      await expect.poll(() => panel.getByText(part).first().isVisible(), { message: part }).toBe(true);
    }
    await panel.getByRole('button', { name: 'Rs 9,53,125' }).click();
    await panel.getByText('Unverified').waitFor();
    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByText('price = C + P').waitFor();
  });

  test('copies as text that keeps its order where it is pasted', async () => {
    const { page } = await open({ show: 'calculator', locale: 'ur', context: clipboard });
    await page.locator('.figure').first().click();
    await page.getByRole('button', { name: 'متن کاپی کریں' }).click();
    await page.getByText('کاپی ہو گیا').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const lines = stripIsolates(text).split('\n');
    expect(lines).toContain('معاہدے کی قیمت: 39,53,125 روپے');
    expect(lines).toContain('price = C + P');
    expect(lines).toContain('مصدقہ');
    expect(text).toContain('\u2066AAOIFI SS 8');
  });

  test.each([
    ['desktop', 1280, 'end'],
    ['phone', 390, 'below'],
  ] as const)('stands where a hand or an eye is: %s', async (_, width, place) => {
    const { page } = await open({ show: 'calculator', locale: 'ur', context: { viewport: { width, height: 844 } } });
    await page.locator('.figure').first().click();
    const panel = page.getByRole('dialog');
    // It slides in.
    await panel.evaluate((dialog) => Promise.all(dialog.ownerDocument.getAnimations().map((animation) => animation.finished)));
    const box = await panel.boundingBox();
    if (!box) throw new Error('no panel');
    if (place === 'end') {
      // Right-to-left: the end side is the left one.
      expect(Math.round(box.x)).toBe(0);
      expect(Math.round(box.height)).toBeGreaterThan(800);
    } else {
      expect(Math.round(box.y + box.height)).toBe(844);
      expect(Math.round(box.width)).toBe(width);
    }
  });
});
