import { describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { apiSuite } from './suites/api-suite.ts';
import { eventStreamSuite } from './suites/event-stream-suite.ts';
import { inboxSuite } from './suites/inbox-suite.ts';
import { originSuite } from './suites/origin-suite.ts';
import { pagesSuite } from './suites/pages-suite.ts';
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
  describe('origins', () => originSuite(product));
  describe('the API for programs', () => apiSuite(product, open));
  describe('pages', () => pagesSuite(product));
  describe('inbox', () => inboxSuite(product, open));
});
