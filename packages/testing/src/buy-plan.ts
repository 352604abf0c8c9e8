/** How a vertical alone, as a fork is, sells its plan: from the menu to the page that says that it has begun. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { signInWithDemo } from './desk.ts';

const apps = join(import.meta.dirname, '../../../apps');

/**
 * Whether the tests of an app buy its plan: the screens are those of the frame, so of the apps whose tests would buy one the first does.
 * In a deep run each does, and where a vertical is alone it does always.
 * @param app its folder in `apps`
 */
export function buysHere(app: string): boolean {
  return Boolean(process.env.TEST_DEEP) || readdirSync(apps).sort().find(wouldBuy) === app;
}

function wouldBuy(app: string): boolean {
  const tests = join(apps, app, 'test');
  if (!existsSync(tests)) return false;
  return readdirSync(tests).some(
    (file) => file.endsWith('.test.ts') && readFileSync(join(tests, file), 'utf8').includes("'@repo/testing/buy-plan'"),
  );
}

/**
 * Buys with play money for an organization of its own, since that of the demo buys nothing. Where no play money is taken, as with an
 * account for transfers, it ends at the page of plans.
 * @param page in English, at "/sign-in?to=%2F"
 */
export async function buyPlan(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const { origin } = new URL(page.url());
  await signInWithDemo(page);
  await page.waitForURL((url) => url.pathname === '/');
  await page.request.post(`${origin}/api/auth/organization/create`, {
    data: { name: 'Plan buyers', slug: crypto.randomUUID() },
    headers: { origin },
  });
  await page.goto(origin);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await main.getByRole('link', { name: 'Plan and invoices' }).click();
  await main.getByText('Your plan:').waitFor();
  const playMoney = await main.getByText('play money').isVisible();
  if (!playMoney) return;
  await main.getByRole('button', { name: /^Choose plan / }).click();
  await main.getByRole('button', { name: 'Pay with play money' }).click();
  await main.getByText('has begun.').waitFor();
  await main.getByRole('link', { name: 'See the plan' }).click();
  await main.getByRole('button', { name: 'Cancel the subscription' }).waitFor();
}
