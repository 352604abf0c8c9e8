import type { Scene } from './scene.ts';

const question = 'gandum ko pehla pani kab lagayen';

/** A question in Roman Urdu, answered with cited passages of Urdu documents. No model takes part. */
export const assistant: Scene = {
  name: 'assistant',
  path: '/assistant/',
  signedIn: true,
  async arrange(page) {
    await page.locator('textarea').fill(question);
    await page.locator('textarea').press('Enter');
    await page.waitForURL(/\/assistant\/c\//);
    await page.locator('blockquote').first().waitFor();
    await page.locator('textarea').blur();
  },
};
