import type { Scene } from './scene.ts';

/** The field of the demo data: its advice line, its season. */
export const crops: Scene = {
  name: 'crops',
  path: '/crops/',
  signedIn: true,
  async arrange(page) {
    await page.getByRole('main').getByRole('link', { name: /2013/ }).first().click();
    await page.getByRole('img').first().waitFor();
  },
};
