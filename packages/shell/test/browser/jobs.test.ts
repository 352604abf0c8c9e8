import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

const letter = {
  id: 'd1',
  queue: 'platform.mail',
  organizationId: null,
  error: 'connect ECONNREFUSED 203.0.113.7:587',
  payload: '{"id":"0190a6c2-7d3e-7000-8000-000000000000"}',
  failedAt: '2026-11-28T07:00:00.000Z',
};

needs('chromium').describe('background jobs', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  /** The page before a host with one dead letter; what is done to it is noted. */
  async function open(operator: boolean): Promise<{ page: Page; done: string[] }> {
    const done: string[] = [];
    let letters = [letter];
    const answerOf = (name: string) => {
      if (!operator)
        return {
          error: { code: -32_003, message: 'FORBIDDEN', data: wireError('FORBIDDEN', 'forbidden', 'errors.FORBIDDEN') },
        };
      if (name === 'platform.job.queues') {
        return {
          result: { data: [{ name: letter.queue, waiting: 2, retrying: 1, running: 0, failed: 1, dead: letters.length }] },
        };
      }
      if (name === 'platform.job.deadLetters') return { result: { data: letters } };
      done.push(name);
      letters = [];
      return { result: { data: null } };
    };
    const { page } = await openSignedIn(tabs, '/admin/jobs', (_, opened) =>
      opened.route('**/trpc/platform.job.**', async (route) => {
        const names = new URL(route.request().url()).pathname.replace(/^.*\/trpc\//, '').split(',');
        await route.fulfill({ status: operator ? 200 : 403, json: names.map(answerOf) });
      }),
    );
    return { page, done };
  }

  test('a job that failed for good is shown with its error, and runs again', async () => {
    const { page, done } = await open(true);
    await page.getByText(letter.error).waitFor();
    await page.getByRole('row', { name: /platform\.mail/ }).waitFor();
    await fits(page);
    await page.getByRole('button', { name: /platform\.mail.* کا کام دوبارہ چلائیں/ }).click();
    await page.getByText('کوئی کام رکا ہوا نہیں').waitFor();
    expect(done).toEqual(['platform.job.replay']);
  });

  test('it is deleted only after a question', async () => {
    const { page, done } = await open(true);
    await page.getByRole('button', { name: /platform\.mail.* کا کام حذف کریں/ }).click();
    expect(done).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'حذف کریں' }).click();
    await page.getByText('کوئی کام رکا ہوا نہیں').waitFor();
    expect(done).toEqual(['platform.job.delete']);
  });

  test('whoever does not run the deployment is told so, once', async () => {
    const { page } = await open(false);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
  });
});
