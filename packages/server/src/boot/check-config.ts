import { z } from 'zod';
import type { App } from '../app.ts';
import { StartError } from '../env/start-error.ts';
import { policyFaults } from '../inference/policy/policy-settings.ts';
import { taxNumber } from '../platform/billing/tax-number.ts';
import { checkTransfer } from './check-transfer.ts';
import type { LoadedApp } from './load-apps.ts';
import { stripeConnection } from './stripe-connection.ts';

const operators = z.array(z.email()).optional();
/** Characters of a token that nobody guesses. */
const shortestToken = 32;

/**
 * Checks `buniyad.config.ts`: each vertical's entry by the vertical's own schema, the operators' addresses, where Stripe is and what it counts, the account of transfers, the policy of models, the tax number of invoices, and the token of /metrics.
 * @throws StartError with a line for each fault
 */
export function checkConfig({
  verticals,
  config,
  brand,
}: Pick<LoadedApp, 'verticals' | 'config'> & Partial<Pick<App, 'brand'>>): void {
  const lines = verticals.flatMap(({ id, config: schema }) => {
    const result = schema.safeParse(config.verticals[id] ?? {});
    const issues = result.success ? [] : result.error.issues;
    return issues.map(({ path, message }) => `buniyad.config.ts: verticals.${[id, ...path].join('.')}: ${message}`);
  });
  const named = operators.safeParse(config.operators).success
    ? []
    : ['buniyad.config.ts: operators: a list of e-mail addresses, such as ["amina@example.com"]'];
  lines.push(...named);
  if (config.metrics && config.metrics.token.length < shortestToken) {
    lines.push(`buniyad.config.ts: metrics.token: must have at least ${shortestToken} characters`);
  }
  if (config.stripeApi !== undefined && stripeConnection(config.stripeApi) === null) {
    lines.push('buniyad.config.ts: stripeApi: an address that begins with https:, or with http: on this machine, and no path');
  }
  const declared = new Set(verticals.flatMap(({ meters = [] }) => meters.map(({ id }) => id)));
  const strange = config.stripeMeters?.filter((id) => !declared.has(id)) ?? [];
  lines.push(...strange.map((id) => `buniyad.config.ts: stripeMeters: no vertical has a meter "${id}"`));
  lines.push(...checkTransfer(config.transfer), ...policyFaults(config.inference ?? {}));
  if (!taxNumber.optional().safeParse(brand?.legal.ntn).success) lines.push('brand.ts: legal.ntn: is no tax number');
  if (lines.length > 0) throw new StartError(...lines);
}
