import { needs } from '@repo/testing';
import { closed } from '@repo/testing/closed';
import { describe, expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('keyboard', () => {
  const open = useGallery();

  describe('tabs', () => {
    test.each([
      ['en', 'ArrowRight', 'Schedule', 'Ownership'],
      ['ur', 'ArrowLeft', 'اقساط کا شیڈول', 'ملکیت'],
    ] as const)('follow the reading direction (%s)', async (locale, key, first, second) => {
      const { page } = await open({ show: 'choices', locale });
      await page.getByRole('tab', { name: first }).focus();
      await page.keyboard.press(key);
      const tab = page.getByRole('tab', { name: second });
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
      await expect.poll(() => tab.evaluate((element) => element === document.activeElement)).toBe(true);
      await expect.poll(() => page.getByRole('tabpanel', { name: second }).isVisible()).toBe(true);
    });

    test('are one stop, with Home, End and a ring at the ends', async () => {
      const { page } = await open({ show: 'choices' });
      await page.getByRole('tab', { name: 'Schedule' }).focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => page.getByRole('tab', { name: 'What if' }).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Home');
      await expect.poll(() => page.getByRole('tab', { name: 'Schedule' }).getAttribute('aria-selected')).toBe('true');
      await expect.poll(() => page.locator('[role=tab][tabindex="0"]').count()).toBe(1);
    });
  });

  test('a menu opens, moves and acts by keys and gives focus back', async () => {
    const { page } = await open({ show: 'overlays' });
    const trigger = page.getByRole('button', { name: 'More' });
    await trigger.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-chosen]').textContent()).toBe('print');
    await expect.poll(() => trigger.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a dialog keeps focus inside and gives it back', async () => {
    const { page } = await open({ show: 'overlays' });
    const trigger = page.getByRole('button', { name: 'Open a dialog' });
    await trigger.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Name this quotation' });
    await dialog.waitFor();
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await closed(dialog);
    await expect.poll(() => trigger.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('a toast undoes', async () => {
    const { page } = await open({ show: 'overlays' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('[data-chosen]').textContent()).toBe('undone');
    await expect.poll(() => page.getByText('Deleted').count()).toBe(0);
  });

  test('a disclosure and a group of a table open by keys', async () => {
    const { page } = await open({ show: 'tables' });
    const group = page.getByRole('button', { name: 'Year 2' });
    await group.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => group.getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => page.getByRole('rowheader', { name: '13', exact: true }).isVisible()).toBe(true);
  });

  test('what has focus shows it', async () => {
    const { page } = await open({ show: 'words' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { outlineStyle, outlineWidth };
    });
    expect(outline).toEqual({ outlineStyle: 'solid', outlineWidth: '2px' });
  });

  test('a pending button keeps focus and does nothing', async () => {
    const { page } = await open({ show: 'words' });
    const button = page.getByRole('button', { name: 'Saving…' });
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
    await button.focus();
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
