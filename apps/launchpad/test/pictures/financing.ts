import en from '@repo/financing/messages/en.json' with { type: 'json' };
import ur from '@repo/financing/messages/ur.json' with { type: 'json' };
import type { Scene } from './scene.ts';

const messages = { ur, en };

/** A diminishing musharakah with its payments and shares over time. */
export const financing: Scene = {
  name: 'financing',
  path: '/financing/',
  signedIn: false,
  async arrange(page, { locale, size }) {
    const t = messages[locale];
    await page.getByRole('radio').last().check();
    await page.getByRole('button', { name: t['financing.new.example'] }).click();
    await page.getByRole('tab', { name: t['financing.tabs.charts'] }).click();
    await page.getByRole('img').first().waitFor();
    if (size === 'desktop') return;
    // On a phone the result comes after the form.
    const top = await page.getByRole('region', { name: t['financing.result.title'] }).boundingBox();
    await page.mouse.wheel(0, top?.y ?? 0);
    await page.waitForTimeout(500);
  },
};
