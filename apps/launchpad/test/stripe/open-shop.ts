/** The product in front of a browser, with Stripe's keys, prices and webhooks, and one clock for both, which a test moves. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { shortLived } from '@repo/testing/short-lived';
import { type RunningApp, startApp } from '@repo/testing/start-app';
import { type FakeStripe, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { tempDir } from '@repo/testing/temp-dir';
import { expect } from 'vitest';
import { app } from '../../src/app.ts';

export interface Shop {
  readonly url: string;
  readonly fake: FakeStripe;
  /** Lets days pass here and at Stripe, with all that is due meanwhile. */
  pass(days: number): Promise<void>;
  close(): Promise<void>;
}

const secret = 'whsec_of_the_tests';
const dayMillis = 86_400_000;

/** @param vertical whose plans are sold by the month, in rupees */
export async function openShop(vertical: string): Promise<Shop> {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const fake = await startFakeStripe({ signingClock: now });
  await publish(fake, vertical);
  const folder = tempDir('stripe-shop');
  const clock = join(folder.path, 'clock');
  const env = {
    ...{ STRIPE_API: fake.url, STRIPE_SECRET_KEY: fake.keys.test, STRIPE_WEBHOOK_SECRET: secret },
    ...{ TEST_CLOCK: clock, DATA_DIR: join(folder.path, 'data') },
  };
  const shop: RunningApp = await startApp('launchpad', {
    env,
    port: await freePort(),
    entry: join(import.meta.dirname, 'program.ts'),
    nodeArgs: [...shortLived, '--import', import.meta.resolve('tsx')],
    timeout: 60_000,
  });
  fake.setEndpoint({ url: `${shop.url}/webhooks/stripe`, secret, automatic: true });
  return {
    url: shop.url,
    fake,
    async pass(days) {
      ahead += days * dayMillis;
      writeFileSync(clock, String(ahead));
      shop.process.kill('SIGUSR2');
      await expect.poll(() => existsSync(clock), { interval: 10 }).toBe(false);
      fake.advance(now());
      await fake.settled();
    },
    async close() {
      await shop.stop();
      await fake.close();
      folder.remove();
    },
  };
}

/** What `npm run billing:prices -- --publish` makes of the plans that this test buys. */
async function publish(fake: FakeStripe, id: string): Promise<void> {
  const plans = app.verticals.find((vertical) => vertical.id === id)?.plans ?? [];
  for (const { id: plan, prices } of plans) {
    if (!prices) continue;
    const key = `${id}.${plan}.month.pkr`;
    const product = await post(fake, 'products', { name: key });
    await post(fake, 'prices', {
      ...{ product, currency: 'pkr', unit_amount: String(prices.month.PKR), 'recurring[interval]': 'month' },
      ...{ lookup_key: key, 'metadata[key]': key },
    });
  }
}

async function post({ url, keys }: FakeStripe, path: string, body: Readonly<Record<string, string>>): Promise<string> {
  const headers = { authorization: `Bearer ${keys.test}`, 'stripe-version': '2026-10-28.endive' };
  const response = await fetch(`${url}/v1/${path}`, { method: 'POST', headers, body: new URLSearchParams(body) });
  const [, id] = /"id":\s*"(\w+)"/.exec(await response.text()) ?? [];
  if (!id) throw new Error(`${path}: ${response.status}`);
  return id;
}
