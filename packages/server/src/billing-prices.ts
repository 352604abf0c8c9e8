/** `tsx packages/server/src/billing-prices.ts [--publish]`: what `npm run billing:prices` runs. */
import { join } from 'node:path';
import { billingPrices } from './billing-prices/command.ts';
import { giveUp } from './boot/give-up.ts';
import { loadApps } from './boot/load-apps.ts';
import { stripeConnection } from './boot/stripe-connection.ts';
import { openTerminal } from './boot/terminal.ts';
import { loadEnvIn } from './env/load-env-file.ts';

const root = join(import.meta.dirname, '../../..');
const terminal = openTerminal();
try {
  loadEnvIn(root);
  const apps = await loadApps(root);
  const verticals = new Map(apps.flatMap((app) => app.verticals.map((vertical) => [vertical.id, vertical] as const)));
  const stripeApi = apps.find(({ config }) => config.stripeApi !== undefined)?.config.stripeApi;
  const connection = stripeApi === undefined ? null : stripeConnection(stripeApi);
  const place = { verticals: [...verticals.values()], env: process.env, say: terminal.say, ...(connection && { connection }) };
  if (!(await billingPrices(process.argv.slice(2), place))) process.exitCode = 1;
} catch (error) {
  giveUp(error, terminal);
}
