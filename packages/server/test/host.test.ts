import { describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { apiInputSuite } from './suites/api-input-suite.ts';
import { apiSuite } from './suites/api-suite.ts';
import { auditSuite } from './suites/audit-suite.ts';
import { eventStreamSuite } from './suites/event-stream-suite.ts';
import { filesSuite } from './suites/files-suite.ts';
import { idempotencySuite } from './suites/idempotency-suite.ts';
import { inboxSuite } from './suites/inbox-suite.ts';
import { logSuite } from './suites/log-suite.ts';
import { metricsSuite } from './suites/metrics-suite.ts';
import { modelPolicySuite } from './suites/model-policy-suite.ts';
import { narrationSuite } from './suites/narration-suite.ts';
import { operatorSuite } from './suites/operator-suite.ts';
import { organizationSuite } from './suites/organization-suite.ts';
import { originSuite } from './suites/origin-suite.ts';
import { pagesSuite } from './suites/pages-suite.ts';
import { shownOrganizationSuite } from './suites/shown-organization-suite.ts';
import { trpcSuite } from './suites/trpc-suite.ts';
import { openTestProduct, type TestProduct } from './support/test-product.ts';

describeDatabases('the host', (open) => {
  let opened: TestProduct | undefined;
  const product = (): TestProduct => {
    if (!opened) throw new Error('the product is open inside tests and hooks only');
    return opened;
  };
  beforeAll(async () => {
    opened = await openTestProduct(open());
  });
  afterAll(() => opened?.close());

  describe('tRPC', () => trpcSuite(product));
  describe('event streams', () => eventStreamSuite(product));
  describe('models under the policy', () => modelPolicySuite(open));
  describe('narration', () => narrationSuite(product));
  describe('organizations', () => organizationSuite(product, open));
  describe('the organization that a page shows', () => shownOrganizationSuite(product, open));
  describe('origins', () => originSuite(product));
  describe('the API for programs', () => apiSuite(product, open));
  describe('input of programs', () => apiInputSuite(product, open));
  describe('pages', () => pagesSuite(product));
  describe('files', () => filesSuite(product, open));
  describe('log', () => logSuite(product));
  describe('metrics', () => metricsSuite(product));
  describe('idempotency keys', () => idempotencySuite(product, open));
  describe('audit', () => auditSuite(product, open));
  describe('inbox', () => inboxSuite(product, open));
  describe('operators', () => operatorSuite(product, open));
});
