import { needs } from '@repo/testing';
import { describe, expect, test } from 'vitest';
import { useGallery } from './open-gallery.ts';

needs('chromium').describe('fields', () => {
  const open = useGallery();

  describe('money', () => {
    test('reads words back and formats when it is left', async () => {
      const { page } = await open({ show: 'fields' });
      const field = page.getByLabel('Down payment');
      await field.fill('1.5 crore');
      await page.getByText('one crore fifty lakh rupees').waitFor();
      await expect.poll(() => field.inputValue()).toBe('1.5 crore');
      await field.blur();
      await expect.poll(() => field.inputValue()).toBe('1,50,00,000');
    });

    test('keeps what it cannot read, and says so only when it is left', async () => {
      const { page } = await open({ show: 'fields', locale: 'ur' });
      const field = page.getByLabel('ڈاؤن پیمنٹ');
      await field.fill('بہت زیادہ');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
      await expect.poll(() => field.getAttribute('dir')).toBe('rtl');
      await field.blur();
      await expect.poll(() => field.inputValue()).toBe('بہت زیادہ');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const about = (await field.getAttribute('aria-describedby')) ?? '';
      await expect.poll(() => page.locator(`[id="${about.split(' ')[0]}"]`).textContent()).toContain('رقم سمجھ نہیں آئی');
    });

    test.each([
      ['1.005', 'Paisa have two digits at most'],
      ['-5', 'cannot be below zero'],
    ])('explains %s', async (text, message) => {
      const { page } = await open({ show: 'fields' });
      await page.getByLabel('Down payment').fill(text);
      await page.getByLabel('Down payment').blur();
      await page.getByText(message).waitFor();
    });

    test('takes Urdu digits and writes those the person chose', async () => {
      const { page } = await open({ show: 'fields', locale: 'ur', digits: 'urdu' });
      const field = page.getByLabel('ڈاؤن پیمنٹ');
      await field.fill('٣٠٠٠٠٠٠');
      await page.getByText('تیس لاکھ روپے').first().waitFor();
      await field.blur();
      await expect.poll(() => field.inputValue()).toBe('۳۰٬۰۰٬۰۰۰');
    });

    test('asks a phone for its decimal keys', async () => {
      const { page } = await open({ show: 'fields' });
      await expect.poll(() => page.getByLabel('Down payment').getAttribute('inputmode')).toBe('decimal');
    });
  });

  describe('slider and text are one control', () => {
    test('keys move the amount by a step', async () => {
      const { page } = await open({ show: 'fields' });
      const slider = page.getByRole('slider', { name: 'Cost of the car' });
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.getByRole('textbox', { name: 'Cost of the car' }).inputValue()).toBe('30,50,000');
      await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('Rs 30,50,000');
    });

    test('in right-to-left the left arrow adds', async () => {
      const { page } = await open({ show: 'fields', locale: 'ur' });
      await page.getByRole('slider', { name: 'گاڑی کی لاگت' }).focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => page.getByRole('textbox', { name: 'گاڑی کی لاگت' }).inputValue()).toBe('30,50,000');
    });

    test('typing moves the slider', async () => {
      const { page } = await open({ show: 'fields' });
      await page.getByRole('textbox', { name: 'Tenor' }).fill('120');
      await expect.poll(() => page.getByRole('slider', { name: 'Tenor' }).inputValue()).toBe('120');
    });
  });

  test('a rate is read as typed, and a wrong one explained', async () => {
    const { page } = await open({ show: 'fields', locale: 'ur' });
    const field = page.getByLabel('شرحِ منافع');
    await field.fill('بارہ');
    await field.blur();
    await page.getByText('شرح سمجھ نہیں آئی').waitFor();
    await field.fill('۱۲٫۵٪');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
  });

  test('a count out of range names its range', async () => {
    const { page } = await open({ show: 'fields' });
    const field = page.getByRole('textbox', { name: 'Tenor' });
    await field.fill('601');
    await field.blur();
    await page.getByText('This can be from 1 to 600.').waitFor();
  });

  test('a measured number keeps its text, asks for decimal keys, and says what is wrong once it is left', async () => {
    const { page } = await open({ show: 'fields', locale: 'ur', digits: 'urdu' });
    const field = page.getByLabel('رقبہ');
    await expect.poll(() => field.getAttribute('inputmode')).toBe('decimal');
    await field.fill('۲٫۷۵');
    await field.blur();
    await expect.poll(() => field.inputValue()).toBe('۲٫۷۵');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
    await field.fill('2,5');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
    await field.blur();
    await page.getByText('عدد سمجھ نہیں آیا').waitFor();
    await expect.poll(() => field.inputValue()).toBe('2,5');
    await field.fill('۰');
    await field.blur();
    // Parameters come in isolates.
    await page.getByText(/۰\u2069 سے زیادہ اور [\u2066\u2067]+۱٬۰۰٬۰۰۰\u2069+ تک ہو سکتا ہے/).waitFor();
    await field.fill('1.2345');
    await field.blur();
    await page.getByText(/زیادہ سے زیادہ \u2067۳\u2069 ہندسے/).waitFor();
  });

  test('a password can be looked at and stays left-to-right', async () => {
    const { page } = await open({ show: 'fields', locale: 'ur' });
    const field = page.getByRole('textbox', { name: 'پاس ورڈ' });
    await expect.poll(() => field.getAttribute('type')).toBe('password');
    await expect.poll(() => field.getAttribute('dir')).toBe('ltr');
    await page.getByRole('button', { name: 'پاس ورڈ دکھائیں' }).click();
    await expect.poll(() => field.getAttribute('type')).toBe('text');
  });

  test('the direction of a text follows what is typed', async () => {
    const { page } = await open({ show: 'fields', locale: 'ur' });
    const field = page.getByLabel('نام', { exact: true });
    await field.fill('React میں component بنائیں');
    await expect.poll(() => field.getAttribute('dir')).toBe('rtl');
    await field.fill('Lahore office');
    await expect.poll(() => field.getAttribute('dir')).toBe('ltr');
    await expect.poll(() => field.evaluate((input) => getComputedStyle(input).textAlign)).toBe('end');
  });

  test('what was typed is there after a reload', async () => {
    const { page } = await open({ show: 'fields' });
    await page.getByLabel('Name').fill('گلبرگ والا مکان');
    await page.getByLabel('Down payment').fill('not a number');
    await page.reload();
    await page.locator('[data-chapter]').waitFor();
    await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('گلبرگ والا مکان');
    await expect.poll(() => page.getByLabel('Down payment').inputValue()).toBe('not a number');
  });

  test('every control is at least 44 px high', async () => {
    for (const locale of ['ur', 'en'] as const) {
      const { page } = await open({
        show: 'fields',
        locale,
        context: { viewport: { width: 390, height: 844 }, hasTouch: true },
      });
      const heights = await page
        .locator('input:not([type=range]), select, button')
        .evaluateAll((controls) => controls.map((control) => Math.round(control.getBoundingClientRect().height)));
      expect(heights.length).toBeGreaterThan(8);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }
  });
});
