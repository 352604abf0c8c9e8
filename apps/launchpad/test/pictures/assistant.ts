import type { Scene } from './scene.ts';

const question = 'gandum ko pehla pani kab lagayen';
/** Asked once, so that the list beside it holds one conversation. */
let asked: string | null = null;

/** A question in Roman Urdu, answered with cited passages of Urdu documents. No model takes part. */
export const assistant: Scene = {
  name: 'assistant',
  path: '/assistant/',
  signedIn: true,
  async arrange(page) {
    if (asked === null) {
      await page.locator('textarea').fill(question);
      await page.locator('textarea').press('Enter');
      await page.waitForURL(/\/assistant\/c\//);
      asked = page.url();
    } else await page.goto(asked);
    await page.locator('blockquote').first().waitFor();
    await page.locator('textarea').blur();
  },
};
