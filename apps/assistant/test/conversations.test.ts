import { buyPlan, buysHere } from '@repo/testing/buy-plan';
import { openMail } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import type { Cookie, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssistantDesk, ask, openAssistantDesk } from './assistant-desk.ts';

needs('chromium').describe('conversations', () => {
  let desk: AssistantDesk;
  let session: readonly Cookie[] = [];

  beforeAll(async () => {
    desk = await openAssistantDesk();
    session = await desk.signIn();
  });

  afterAll(async () => {
    await desk.close();
  });

  if (buysHere('assistant'))
    test('a plan is reached from the menu and bought with play money', async () => {
      const { page } = await desk.visit('/sign-in?to=%2F', { locale: 'en', width: 360, height: 740 });
      await buyPlan(page);
    });

  test('UX12 one is found by another spelling, renamed, deleted and brought back', async () => {
    const it = await desk.visit('/', { session, locale: 'en' });
    const { page, t } = it;
    await ask(it, 'زکوٰۃ کی رقم 1200 روپے الفاظ میں');
    await page.waitForURL(/\/c\//);
    const list = page.getByRole('complementary', { name: t('assistant.conversations.title') });
    const items = list.getByRole('listitem');
    await list.getByLabel(t('assistant.conversations.search')).fill('زکوۃ');
    await expect.poll(() => items.count()).toBe(1);
    await items.getByRole('button').click();
    await page.getByRole('menuitem', { name: t('assistant.conversations.rename') }).click();
    const dialog = page.getByRole('dialog', { name: t('assistant.conversations.rename') });
    await dialog.getByLabel(t('assistant.conversations.name')).fill(' ');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(t('assistant.conversations.name-needed')).waitFor();
    await dialog.getByLabel(t('assistant.conversations.name')).fill('Zakat words');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zakat words' }).waitFor();
    await items.getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('button', { name: 'Undo' }).click();
    await list.getByRole('link', { name: 'Zakat words' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zakat words' }).waitFor();
    // Deleted again, it is not there for whoever goes back.
    await page.getByRole('button', { name: 'Actions for “Zakat words”' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goBack();
    await page.getByRole('alert').getByText(t('assistant.thread.not-found'), { exact: true }).waitFor();
  });

  test('someone else’s is not found by its address', async () => {
    const mine = await desk.visit('/', { session, locale: 'en' });
    await ask(mine, '900 روپے الفاظ میں');
    await mine.page.waitForURL(/\/c\//);
    const path = new URL(mine.page.url()).pathname;
    const other = await desk.visit('/sign-up', { locale: 'en' });
    await signUp(other.page);
    for (const address of [path, '/c/conversation_0000', '/c/nothing']) {
      await other.page.goto(new URL(address, mine.page.url()).href);
      await other.page.getByRole('alert').getByText(other.t('assistant.thread.not-found'), { exact: true }).waitFor();
      await expect.poll(() => other.page.getByText('nine hundred rupees').count()).toBe(0);
    }
  });

  test('a visitor is asked to sign in and comes back', async () => {
    const { page } = await desk.visit('/');
    await page.waitForURL(/\/sign-in\?to=%2F$/);
  });
});

const account = { email: 'sana@example.com', password: 'four quiet words here' };

/** Makes an account and an organization, with the mail that this machine keeps. */
async function signUp(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.waitForURL(/check-mail/);
  await page.goto(new URL('/dev/inbox', page.url()).href);
  await openMail(page);
  await page.locator('article a[href*="verify-email"]').click();
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Email').fill(account.email);
  await page.locator('input[name="password"]').fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/organization\/new/);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}
