import type { InferenceSettings } from '@repo/vertical';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ownCard } from '../../test/support/own-card.ts';
import { brand, config } from '../testing/sample-app.ts';
import { checkConfig } from './check-config.ts';

test('operators are addresses', () => {
  const check = (operators: readonly string[]) => () => checkConfig({ verticals: [], config: { ...config, operators } });
  expect(check(['amina@example.com'])).not.toThrow();
  expect(check(['amina'])).toThrow('operators');
});

test('a token of /metrics that could be guessed is refused at the start, without being shown', () => {
  const check = (token: string) => () => checkConfig({ verticals: [], config: { ...config, metrics: { token } } });
  expect(check('hunter2')).toThrow('buniyad.config.ts: metrics.token: must have at least 32 characters');
  expect(check('hunter2')).not.toThrow('hunter2');
  expect(check('h'.repeat(32))).not.toThrow();
});

test('what the policy of models reads is named where it is wrong', () => {
  const check = (inference: InferenceSettings) => () => checkConfig({ verticals: [], config: { ...config, inference } });
  const host = { name: 'A host', jurisdiction: 'PK' };
  expect(check({ jurisdiction: 'PK', policy: 'treaty', endpoint: { operator: host, location: 'PK' } })).not.toThrow();
  expect(check({ jurisdiction: 'pk' })).toThrow('buniyad.config.ts: inference.jurisdiction: a country by its two letters');
  expect(check({ endpoint: { retentionDays: 0.5 } })).toThrow('inference.endpoint.retentionDays: whole days');
  expect(check({ endpoint: { operator: { ...host, name: '' } } })).toThrow('inference.endpoint.operator.name: a name');
  expect(check({ allowedLicences: [] })).toThrow('inference.allowedLicences: at least one licence');
  expect(check({ cards: [{ ...ownCard('a', 'b'.repeat(64)), publisher: '' }] })).toThrow(
    'inference.cards: Model cards: 0.publisher',
  );
});

test('a meter that is charged is one that a vertical has, and the key of Stripe goes nowhere in the clear', () => {
  const text = { ur: 'آرڈر', en: 'Orders' };
  const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
  const verticals = [{ id: 'shop', tables: [], config: z.unknown(), meters }];
  const check = (changes: Partial<typeof config>) => () => checkConfig({ verticals, config: { ...config, ...changes } });
  expect(check({ stripeMeters: ['shop.orders'] })).not.toThrow();
  expect(check({ stripeMeters: ['shop.tokens'] })).toThrow('stripeMeters: no vertical has a meter "shop.tokens"');
  expect(check({ stripeApi: 'http://127.0.0.1:12111' })).not.toThrow();
  expect(check({ stripeApi: 'http://stripe.example.com' })).toThrow('stripeApi: an address that begins with https:');
});

test('the tax number of invoices is one', () => {
  const check = (ntn: string) => () =>
    checkConfig({ verticals: [], config, brand: { ...brand, legal: { ...brand.legal, ntn } } });
  expect(check('7654321-0')).not.toThrow();
  expect(check('NTN 1')).toThrow('brand.ts: legal.ntn: is no tax number');
});

test('the account of transfers has an IBAN whose check digits fit, and nothing is left empty', () => {
  const own = { title: 'Sample (Pvt.) Ltd.', bank: 'Sample Bank', iban: 'PK36 SCBL 0000 0011 2345 6702' };
  const check = (changes: Partial<typeof own & { readonly raastId: string }>) => () =>
    checkConfig({ verticals: [], config: { ...config, transfer: { ...own, ...changes } } });
  expect(check({})).not.toThrow();
  expect(check({ raastId: '03001234567' })).not.toThrow();
  // The example of the registry for Great Britain: the account may be anywhere.
  expect(check({ iban: 'GB82WEST12345698765432' })).not.toThrow();
  // A paste from a PDF.
  expect(check({ iban: 'PK36\u00a0SCBL\u00a00000\u00a00011 2345 6702' })).not.toThrow();
  for (const iban of ['PK36SCBL0000001123456720', 'PK36SCBL000000112345670', 'pk36scbl0000001123456702', '', '1123456702']) {
    expect(check({ iban })).toThrow('buniyad.config.ts: transfer.iban: is no IBAN');
  }
  expect(check({ title: ' ' })).toThrow('buniyad.config.ts: transfer.title');
  expect(check({ raastId: '' })).toThrow('buniyad.config.ts: transfer.raastId');
});
