/** The whole way of a paying customer, through the pages of Stripe: the product is real, Stripe is the server of `@repo/testing`. */
import { openMail } from '@repo/testing/desk';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openShop, type Shop } from './stripe/open-shop.ts';

const plans = '/crops/organization/billing';

needs('chromium').describe('plans through Stripe', () => {
  let shop: Shop;
  let tabs: Tabs;
  const login = { email: '', password: 'three quiet rivers of Swat' };
  beforeAll(async () => {
    [shop, tabs] = await Promise.all([openShop('crops'), sharedTabs()]);
  });
  beforeEach(() => {
    login.email = `sana-${crypto.randomUUID()}@example.com`;
  });
  afterEach(() => tabs.wipe());
  afterAll(() => shop.close());

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('Email').fill(login.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(login.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async function found(page: Page): Promise<void> {
    await page.goto(`${shop.url}/crops/sign-up?to=%2Forganization%2Fbilling`);
    await page.getByLabel('Name').fill('Sana');
    await page.getByLabel('Email').fill(login.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(login.password);
    await page.getByRole('main').getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('link', { name: 'Read it here' }).click();
    await openMail(page);
    await page.getByRole('article').getByRole('link').first().click();
    await page.getByText('Your email is confirmed').waitFor();
    await signIn(page);
    await page.getByLabel('Name of the organization').fill('Sitara growers');
    await page.getByRole('button', { name: 'Create organization' }).click();
  }

  test('a new founder buys, ends and resumes in the portal, misses a payment, reads only, pays and is whole again', async () => {
    const page = await tabs.open({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => expect.unreachable(`the page threw ${error.message}`));
    await page.context().addCookies([{ name: 'buniyad-locale', value: 'en', url: shop.url }]);
    const main = page.getByRole('main');
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    /** On the page of plans. What a webhook changes, nobody on it hears of. */
    const shows = async (text: RegExp) => {
      const words = main.getByText(text).first();
      await expect
        .poll(async () => {
          await main.getByText('Your plan: Scale').waitFor();
          const isThere = await words.isVisible();
          if (!isThere) await page.reload();
          return isThere;
        })
        .toBe(true);
    };
    /** The session is over by then. */
    const comeBack = async () => {
      await page.goto(shop.url + plans);
      await signIn(page);
      await main.getByText('Your plan: Scale').waitFor();
    };

    await found(page);
    await main.getByText('Your plan: Free').waitFor();
    await main.getByRole('radio', { name: /^Scale/ }).check();
    await button('Choose plan Scale').click();
    await button('Subscribe with a card that declines').click();
    await page.getByText('Your card was declined.').waitFor();
    await button('Subscribe').click();
    await main.getByText('Plan Scale of Crops has begun.').waitFor();
    await main.getByRole('link', { name: 'See the plan' }).click();
    await main.getByText('Your plan: Scale').waitFor();

    await button('Change the card or the address').click();
    await button('Cancel plan').click();
    await button('Renew plan').waitFor();
    await page.getByRole('link', { name: 'Go back' }).click();
    await shows(/^The subscription runs until .* and then ends\.$/);
    await button('Keep the subscription').click();
    await button('Cancel the subscription').waitFor();

    await button('Change the card or the address').click();
    await button('Add a card that declines').click();
    await page.getByRole('link', { name: 'Go back' }).click();
    await shop.pass(32);
    await comeBack();
    await shows(/^Everything works as before until .* (?:12|13) days are left\.$/);
    // Stripe's last attempt is fifteen days after the first one.
    await shop.pass(12.5);
    await comeBack();
    await shows(/^Data can be read but not changed now/);

    await button('Change the card or the address').first().click();
    await button('Add a card').click();
    await button('Pay invoice').click();
    await page.getByText('Subscription: active').waitFor();
    await page.getByRole('link', { name: 'Go back' }).click();
    await shows(/^It is renewed on /);
    expect(await main.getByText('An invoice is not paid').count()).toBe(0);
  });
});
