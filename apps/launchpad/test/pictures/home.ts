import type { Scene } from './scene.ts';

/** The launchpad: three verticals, a live figure each. */
export const home: Scene = {
  name: 'launchpad',
  path: '/',
  signedIn: false,
  async arrange(page) {
    await page.getByRole('article').nth(2).waitFor();
  },
};
