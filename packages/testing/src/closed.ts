import type { Locator } from 'playwright-core';

/**
 * Waits until a dialog is gone and the page has its focus back. That comes a frame later and may scroll: a press that has begun by
 * then would end beside its button. No hand is as fast.
 */
export async function closed(dialog: Locator): Promise<void> {
  await dialog.waitFor({ state: 'detached' });
  await dialog.page().evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
